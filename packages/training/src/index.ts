export { availableThreads } from './available-threads.ts';
export { type CheckpointArray, type CheckpointContent, readCheckpoint, writeCheckpoint } from './checkpoint-file.ts';
export type { Tally } from './control.ts';
export { runTraining, type TrainingJob, type TrainingReport, type TrainingState } from './run-training.ts';
export { learningRateAt, type Schedule } from './schedule.ts';
