import { FirthError, type WordVectors } from '@firth/core';
import { peek } from '@firth/files';
import { readArrowVectors } from './arrow/read-arrow-vectors.ts';
import { formatOfMagic } from './format-of-magic.ts';
import { readGensim } from './gensim/read-gensim.ts';
import { readGGUFVectors } from './gguf/read-gguf-vectors.ts';
import { optional } from './optional.ts';
import { readGloVeInput } from './read-glove-text.ts';
import type { ReadOptions, VectorSource } from './read-options.ts';
import { readBinaryInput } from './read-word2vec-binary.ts';
import { readTextInput } from './read-word2vec-text.ts';
import { recognitionBytes, recognizeFormat } from './recognize-format.ts';
import { readSafetensorsVectors } from './safetensors/read-safetensors-vectors.ts';
import { checkFormat, isFolderFormat, type StreamVectorFormat, type VectorFormat } from './vector-format.ts';
import { type VectorInput, withInput } from './vector-input.ts';
import { readWinkInput } from './wink/read-wink-json.ts';

export interface ReadVectorsOptions extends ReadOptions {
  /** The format, where it is known; `auto`, the default, tells it from the content. */
  readonly format?: VectorFormat | 'auto' | undefined;
}

type ReadBlob = (file: Blob, options: ReadOptions) => Promise<WordVectors>;

/** The formats that are read here and there and not from the start to the end. */
const blobReaders: ReadonlyMap<StreamVectorFormat, ReadBlob> = new Map<StreamVectorFormat, ReadBlob>([
  ['arrow', readArrowVectors],
  ['gensim', readGensim],
  ['gguf', readGGUFVectors],
  ['parquet', readParquet],
  ['safetensors', readSafetensorsVectors],
]);
const magicBytes = 16;

/** Returns the reader of a stream that keeps it in memory for `read`. */
function ofBlob(read: ReadBlob): (input: VectorInput, options: ReadOptions) => Promise<WordVectors> {
  return async ({ chunks, place }, options) => {
    const kept: Uint8Array<ArrayBuffer>[] = [];
    for await (const chunk of chunks) kept.push(Uint8Array.from(chunk));
    return read(new Blob(kept), { ...options, name: place.file });
  };
}

const readers: Record<StreamVectorFormat, (input: VectorInput, options: ReadOptions) => Promise<WordVectors>> = {
  arrow: ofBlob(readArrowVectors),
  gensim: ofBlob(readGensim),
  gguf: ofBlob(readGGUFVectors),
  'glove-text': readGloVeInput,
  parquet: ofBlob(readParquet),
  safetensors: ofBlob(readSafetensorsVectors),
  'wink-json': readWinkInput,
  'word2vec-binary': readBinaryInput,
  'word2vec-text': readTextInput,
};

/**
 * Returns the vectors of a file in any format that is known, told by its content and not by its name. The file may be
 * gzip. Of safetensors, GGUF, Parquet, Arrow and gensim's files a `Blob` is the better source: a stream of them is kept in memory.
 *
 * @throws FirthError `BAD_HEADER` for a file of no known format, `BAD_OPTION` for a format that there is not, `UNSUPPORTED` where a package that
 * Parquet needs is not installed; else what {@link readWord2VecText} and the readers of the other formats throw
 *
 * @example
 * ```ts
 * const vectors = await readVectors(new Blob(['2 3\nking 1 0 2\nqueen 1 1 2\n']));
 * console.log(vectors.vocabulary.size, vectors.dimensions); // 2 3
 * ```
 */
export async function readVectors(source: VectorSource, options: ReadVectorsOptions = {}): Promise<WordVectors> {
  const { format = 'auto' } = options;
  if (format !== 'auto') checkStreamFormat(format);
  if (source instanceof Blob) {
    const known = format === 'auto' ? formatOfMagic(await source.slice(0, magicBytes).bytes()) : format;
    const read = known && blobReaders.get(known);
    if (read) return read(source, options);
  }
  return withInput(source, options, async (input) => {
    if (format !== 'auto') return readers[format](input, options);
    const { head, chunks } = await peek(input.chunks, recognitionBytes);
    // What is unknown is left to the reader of text, whose error quotes the first line.
    return readers[recognizeFormat(head) ?? 'word2vec-text']({ ...input, chunks }, options);
  });
}

/** The packages that read Parquet are loaded when they are needed. */
async function readParquet(file: Blob, options: ReadOptions): Promise<WordVectors> {
  const purpose = 'Parquet is read with the packages hyparquet and hyparquet-compressors';
  const { readParquetVectors } = await optional(() => import('./parquet/read-parquet-vectors.ts'), purpose);
  return readParquetVectors(file, options);
}

/** @throws FirthError `BAD_OPTION` for a format that there is not, and for one of several files */
export function checkStreamFormat(format: VectorFormat): asserts format is StreamVectorFormat {
  checkFormat(format);
  if (isFolderFormat(format))
    throw new FirthError('BAD_OPTION', `${format} is a folder of files, which loadVectors reads by its path`);
}
