export type { CountedVocabulary, Dictionary, FastTextModel, ModelSettings } from './model.ts';
export { endOfSentence } from './model.ts';
export { readFastTextModel } from './model-file/read-model.ts';
export { writeFastTextModel } from './model-file/write-model.ts';
export { hashOf, type Subword, type SubwordOptions, subwordBuckets, subwordsOf } from './subwords.ts';
