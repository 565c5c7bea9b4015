export type { Corpus, TokenBatch, TokenStream, Vocabulary, Warning } from '@firth/core';
export { countWords } from './count-words.ts';
export { type EncodedCorpus, encodeCorpus } from './encode-corpus.ts';
export { type BlobOptions, fromBlob } from './from-blob.ts';
export { fromSentences, type Sentences } from './from-sentences.ts';
export { fromText } from './from-text.ts';
export type { CorpusProgress, ReadOptions } from './read-words.ts';
export type { VocabularyOptions } from './vocabulary-limits.ts';
