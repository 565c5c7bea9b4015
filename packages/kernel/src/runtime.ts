export { areFinite } from './lib/are-finite.ts';
export { type Instructions, supportedInstructions } from './lib/instructions.ts';
export { allocateMemory, type MemoryPlan, planMemory } from './lib/model-memory.ts';
export { type ModelRows, modelRows, type RowPlace } from './lib/model-rows.ts';
export type { Producer, ProducingKernel } from './lib/producing-kernel.ts';
export { createRests, type Rest } from './lib/rests.ts';
export type {
  LockstepKernel,
  SteppingKernel,
  ThreadPlace,
  TrainableModel,
  TrainingKernel,
} from './lib/training-kernel.ts';
