export { availableThreads } from './available-threads.ts';
export { runTraining, type TrainingJob, type TrainingReport } from './run-training.ts';
export { learningRateAt, type Schedule } from './schedule.ts';
