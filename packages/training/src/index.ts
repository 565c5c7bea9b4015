export { availableThreads } from '@firth/workers';
export { atLeast, choice, finite, positive, whole } from './check-option.ts';
export { type CheckpointArray, type CheckpointContent, readCheckpoint, writeCheckpoint } from './checkpoint-file.ts';
export { chooseInstructions } from './choose-instructions.ts';
export type { Tally } from './control.ts';
export { cutBatches } from './cut-batches.ts';
export { type EncodedText, encodeText, type VocabularyCut } from './encode-text.ts';
export { initializeRow, initializeRows } from './initialize-rows.ts';
export {
  type ModelCheckpoint,
  type ModelTables,
  readModelCheckpoint,
  restoreModelCheckpoint,
  writeModelCheckpoint,
} from './model-checkpoint.ts';
export type { Loss, ModelOptions } from './model-options.ts';
export type { ModelSettings } from './model-settings.ts';
export { noiseWeights } from './noise-weights.ts';
export { packRows, unpackRows } from './pack-rows.ts';
export { prepareModel } from './prepare-model.ts';
export { type ProducerJob, runProducer } from './run-producer.ts';
export { runTraining, type TrainingJob, type TrainingReport, type TrainingState } from './run-training.ts';
export type { Schedule } from './schedule.ts';
export { type CommonSettings, type ModelDefaults, settleModel } from './settle-model.ts';
export { trainModel } from './train-model.ts';
export type { TrainerOptions } from './trainer-options.ts';
export { withShortBatches } from './with-short-batches.ts';
export type { ItemRange } from './worker/produce.ts';
