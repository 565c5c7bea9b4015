import { FirthError } from '@firth/core';

/** A format in which word vectors are read, as options name it. */
export type VectorFormat = WritableVectorFormat | 'gensim' | 'gguf';

/** A format in which word vectors are written. */
export type WritableVectorFormat = FileVectorFormat | FolderVectorFormat;

/** One of a single file. */
export type FileVectorFormat =
  | 'arrow'
  | 'glove-text'
  | 'parquet'
  | 'safetensors'
  | 'wink-json'
  | 'word2vec-binary'
  | 'word2vec-text';

/** One that is read from a single file, or a stream. */
export type StreamVectorFormat = Exclude<VectorFormat, FolderVectorFormat>;

/** One of several files in a folder. */
export type FolderVectorFormat = 'model2vec' | 'projector';

const folderFormats: ReadonlySet<string> = new Set<FolderVectorFormat>(['model2vec', 'projector']);

/** The formats in which word vectors are written, by name. */
export const writableVectorFormats: readonly WritableVectorFormat[] = [
  'arrow',
  'glove-text',
  'model2vec',
  'parquet',
  'projector',
  'safetensors',
  'wink-json',
  'word2vec-binary',
  'word2vec-text',
];

/** The formats in which word vectors are read, by name. */
export const vectorFormats: readonly VectorFormat[] = [
  ...writableVectorFormats,
  'gensim' as const,
  'gguf' as const,
].sort();

/** Whether `format` is one of several files in a folder. */
export function isFolderFormat(format: string): format is FolderVectorFormat {
  return folderFormats.has(format);
}

/** @throws FirthError `BAD_OPTION` for a format that there is not, which only a caller without types can pass */
export function checkFormat(format: string): void {
  if (vectorFormats.some((known) => known === format)) return;
  throw new FirthError(
    'BAD_OPTION',
    `format is ${JSON.stringify(format)}; it should be one of ${vectorFormats.join(', ')}`,
  );
}
