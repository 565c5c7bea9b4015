import { FirthError } from '@firth/core';

/** A file format of word vectors, as options name it. */
export type VectorFormat = 'glove-text' | 'word2vec-binary' | 'word2vec-text';

const formats: ReadonlySet<string> = new Set<VectorFormat>(['glove-text', 'word2vec-binary', 'word2vec-text']);

/** @throws FirthError `BAD_OPTION` for a format that there is not, which only a caller without types can pass */
export function checkFormat(format: string): void {
  if (formats.has(format)) return;
  throw new FirthError(
    'BAD_OPTION',
    `format is ${JSON.stringify(format)}; it should be one of ${[...formats].join(', ')}`,
  );
}
