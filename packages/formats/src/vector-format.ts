import { FirthError } from '@firth/core';

/** A file format in which word vectors are read, as options name it. */
export type VectorFormat = WritableVectorFormat | 'gensim' | 'gguf';

/** A file format in which word vectors are written. */
export type WritableVectorFormat = 'glove-text' | 'safetensors' | 'word2vec-binary' | 'word2vec-text';

const formats: ReadonlySet<string> = new Set<VectorFormat>([
  'gensim',
  'gguf',
  'glove-text',
  'safetensors',
  'word2vec-binary',
  'word2vec-text',
]);

/** @throws FirthError `BAD_OPTION` for a format that there is not, which only a caller without types can pass */
export function checkFormat(format: string): void {
  if (formats.has(format)) return;
  throw new FirthError(
    'BAD_OPTION',
    `format is ${JSON.stringify(format)}; it should be one of ${[...formats].join(', ')}`,
  );
}
