export { type Instructions, supportedInstructions } from './lib/instructions.ts';
export type { LockstepKernel, ThreadPlace, TrainableModel, TrainingKernel } from './lib/training-kernel.ts';
