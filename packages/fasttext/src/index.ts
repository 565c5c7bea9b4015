export type { Corpus, Progress, TokenStream, Vocabulary, WordVectors } from '@firth/core';
export { FirthError } from '@firth/core';
export type { Instructions } from '@firth/kernel/runtime';
export type { Loss } from '@firth/training';
export type { FloretSettings, FloretTable } from './floret/floret-table.ts';
export { floretVectors } from './floret/floret-vectors.ts';
export { readFloretTable } from './floret/read-floret-table.ts';
export { type FloretOptions, type TrainedFloret, trainFloret } from './floret/train-floret.ts';
export { writeFloretTable } from './floret/write-floret-table.ts';
export { lineVectors } from './line-vectors.ts';
export type { CountedVocabulary, Dictionary, FastTextModel, ModelSettings } from './model.ts';
export { endOfSentence } from './model.ts';
export { fastTextModelSize } from './model-file/model-size.ts';
export { type ReadModelOptions, readFastTextModel } from './model-file/read-model.ts';
export { writeFastTextModel } from './model-file/write-model.ts';
export { type NgramVector, ngramVectors } from './ngram-vectors.ts';
export type { RowTable } from './row-table.ts';
export { sentenceVector } from './sentence-vector.ts';
export { hashOf, type Subword, type SubwordOptions, subwordBuckets, subwordsOf } from './subwords.ts';
export {
  type ClassifierCheckpoint,
  readClassifierCheckpoint,
  writeClassifierCheckpoint,
} from './supervised/checkpoint.ts';
export {
  type CheckedLine,
  type Classifier,
  type ClassifierUse,
  createClassifier,
  type Prediction,
  type PredictOptions,
} from './supervised/classifier.ts';
export type { ClassifierLoss } from './supervised/classifier-loss.ts';
export type { ModelMatrix } from './supervised/model-matrix.ts';
export type { ClassifierOptions } from './supervised/options.ts';
export type { TunedSettings } from './supervised/propose-settings.ts';
export { type QuantizeModelOptions, quantizeModel, type Retraining } from './supervised/quantize-model.ts';
export type { ClassifierReport } from './supervised/run-classifier.ts';
export type { ClassifierSettings } from './supervised/settings.ts';
export { readSupervisedModel, type SupervisedModel, type TrainedModel } from './supervised/supervised-model.ts';
export {
  type ClassifierTest,
  type LabelScores,
  type TestOptions,
  testClassifier,
} from './supervised/test-classifier.ts';
export { type TrainedClassifier, trainClassifier } from './supervised/train-classifier.ts';
export { type Trial, type TunedClassifier, type TuneOptions, tuneClassifier } from './supervised/tune-classifier.ts';
export { type FastTextCheckpoint, readFastTextCheckpoint, writeFastTextCheckpoint } from './training/checkpoint.ts';
export type { FastTextOptions } from './training/options.ts';
export type { Settings } from './training/settings.ts';
export { type TrainedFastText, trainFastText } from './training/train-fasttext.ts';
export type { FastTextReport } from './training/train-rows.ts';
export { fastTextVectors } from './word-vectors.ts';
