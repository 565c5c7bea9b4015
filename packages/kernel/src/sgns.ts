export { type Instructions, supportedInstructions } from './lib/instructions.ts';
export type { ThreadPlace, TrainableModel, TrainingKernel } from './lib/training-kernel.ts';
export type { SgnsOptions } from './sgns/layout.ts';
export { createSgnsModel, type ModelPlace, type SgnsModel } from './sgns/model.ts';
