export type { Corpus, Progress, TokenStream, Vocabulary, WordVectors } from '@firth/core';
export { FirthError } from '@firth/core';
export type { Instructions } from '@firth/kernel/runtime';
export type { Loss } from '@firth/training';
export { readWord2VecCheckpoint, type Word2VecCheckpoint, writeWord2VecCheckpoint } from './checkpoint.ts';
export type { StartVectors, Word2VecOptions } from './options.ts';
export type { Settings } from './settings.ts';
export { type TrainedWord2Vec, trainWord2Vec, type Word2VecReport } from './train-word2vec.ts';
