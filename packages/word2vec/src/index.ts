export type { Corpus, Progress, TokenStream, Vocabulary, WordVectors } from '@firth/core';
export { FirthError } from '@firth/core';
export type { Instructions } from '@firth/kernel/runtime';
export type { Loss, Word2VecOptions } from './options.ts';
export { type TrainedWord2Vec, trainWord2Vec, type Word2VecReport } from './train-word2vec.ts';
