import { addQuantized, type QuantizedMatrix } from '@firth/compression';
import { FirthError, type Matrix, type WarningOptions, warn } from '@firth/core';
import { compressionOf, decompress, magicBytes, peek, readBytes } from '@firth/files';
import type { Dictionary, FastTextModel, ModelSettings } from '../model.ts';
import type { RowTable } from '../row-table.ts';
import type { ModelMatrix } from '../supervised/model-matrix.ts';
import { type BinaryReader, createBinaryReader } from './binary-reader.ts';
import { readDictionary } from './read-dictionary.ts';
import { readMatrix } from './read-matrix.ts';
import { readSettings } from './read-settings.ts';
import { modelMagic, modelVersion } from './settings-codes.ts';

/** What {@link readFastTextModel} takes. */
export interface ReadModelOptions extends WarningOptions {
  /** What to call the source in errors and warnings: a path. A `File` has a name of its own. */
  readonly name?: string | undefined;
  /** Aborting rejects the promise with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Returns the model in a `.bin` or `.ftz` file of fastText, versions 11 and 12 and the one of 2016 that has no version. The file may be
 * gzip. Input rows of a quantized model stay codes, and are decoded when they are asked for.
 *
 * A `Blob` is the better source: its size bounds what a header may claim, and the matrices are read in place.
 *
 * @throws FirthError `EMPTY`; `BAD_MAGIC` for another kind of file; `UNSUPPORTED` for a later version; `INCONSISTENT`, `TRUNCATED`,
 * `LIMIT`; each with the byte offset. Warns of `DUPLICATE_WORD`, `BAD_UTF8`, `TRAILING_DATA`, which are errors in strict mode
 *
 * @example
 * ```ts
 * const { model } = await trainFastText(fromText('a cat and a dog\n'.repeat(20)), { dimensions: 8, buckets: 50 });
 * const file = new Blob([...writeFastTextModel(model)]);
 * const { settings, dictionary } = await readFastTextModel(file);
 * console.log(settings.dimensions, dictionary.words.size); // 8 5
 * ```
 */
export async function readFastTextModel(
  source: Blob | AsyncIterable<Uint8Array>,
  options: ReadModelOptions = {},
): Promise<FastTextModel> {
  const { input, output, ...rest } = await readModelFile(source, options);
  return {
    ...rest,
    input: 'codes' in input ? tableOf(input) : input,
    output: 'codes' in output ? decoded(output) : output,
  };
}

/** A quantized matrix whose rows are decoded when they are asked for. */
function tableOf(matrix: QuantizedMatrix): RowTable {
  const { rows, columns } = matrix;
  return { rows, columns, addRow: (row, sum) => addQuantized(matrix, row, sum) };
}

function decoded(matrix: QuantizedMatrix): Matrix {
  const { rows, columns } = matrix;
  const data = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) addQuantized(matrix, row, data.subarray(row * columns, (row + 1) * columns));
  return { rows, columns, data };
}

/** A model as a file holds it: its matrices may be quantized. */
export type ModelInFile = Omit<FastTextModel, 'input' | 'output'> & {
  readonly input: ModelMatrix;
  readonly output: ModelMatrix;
};

/** Returns what a `.bin` or a `.ftz` file holds, with the errors and warnings of {@link readFastTextModel}. */
export async function readModelFile(
  source: Blob | AsyncIterable<Uint8Array>,
  options: ReadModelOptions,
): Promise<ModelInFile> {
  const file = options.name ?? (source instanceof File ? source.name : undefined);
  const { head, chunks } = await peek(
    readBytes(source, { file, signal: options.signal, reuseBuffers: true }),
    magicBytes,
  );
  const place = file === undefined ? {} : { file };
  if (head.length === 0) throw new FirthError('EMPTY', 'the file is empty', place);
  const isPacked = compressionOf(head) !== undefined;
  const inflated = isPacked ? decompress(chunks, { file, reuseBuffers: true }) : chunks;
  try {
    const byteLength = source instanceof Blob && !isPacked ? source.size : undefined;
    return await readModel(createBinaryReader(inflated, byteLength, place), options);
  } finally {
    await inflated.return?.();
    await chunks.return?.();
  }
}

async function readModel(reader: BinaryReader, options: WarningOptions): Promise<ModelInFile> {
  const { version, first } = await readVersion(reader);
  const settings = withVersion(version, await readSettings(reader, first, options));
  const dictionary = await readDictionary(reader, version > 0, options);
  const isQuantized = async (): Promise<boolean> => version > 0 && (await reader.byte()) !== 0;
  const input = await readMatrix(reader, await isQuantized(), settings.dimensions, inputRowsOf(settings, dictionary));
  const output = await readMatrix(reader, await isQuantized(), settings.dimensions, outputRowsOf(settings, dictionary));
  if (!(await reader.isAtEnd())) {
    const { place, offset } = reader;
    warn(options, { code: 'TRAILING_DATA', message: 'bytes after the last matrix', ...place, offset });
  }
  return { settings, dictionary, input, output };
}

/** Reads the magic number and the version; files of 2016 begin with the settings at once: version 0, and the first two of those. */
async function readVersion(reader: BinaryReader): Promise<{ version: number; first: readonly number[] }> {
  const { place } = reader;
  const [magic, version] = [await reader.int32(), await reader.int32()];
  if (magic === modelMagic) {
    if (version <= modelVersion) return { version, first: [] };
    const message = `version ${version} of fastText’s format; versions up to ${modelVersion} are read`;
    throw new FirthError('UNSUPPORTED', message, { ...place, offset: 4 });
  }
  if (isOldHeader(magic, version)) return { version: 0, first: [magic, version] };
  const isPickle = (magic & 0xff) === 0x80;
  const what = isPickle ? 'a Python pickle, perhaps gensim’s, which is never executed,' : 'this';
  throw new FirthError('BAD_MAGIC', `${what} is no fastText model`, { ...place, offset: 0 });
}

/** Dimensions and a window that somebody may have chosen. Text has larger numbers in its first bytes. */
function isOldHeader(dimensions: number, window: number): boolean {
  return dimensions > 0 && dimensions <= 65_536 && window > 0 && window <= 10_000;
}

/** Supervised models of version 11 never used n-grams of characters, whatever they say (`FastText::loadModel`). */
function withVersion(version: number, settings: ModelSettings): ModelSettings {
  return version === 11 && settings.architecture === 'supervised' ? { ...settings, maxGram: 0 } : settings;
}

function inputRowsOf({ buckets }: ModelSettings, { words, keptBuckets }: Dictionary): number {
  return words.size + (keptBuckets ? keptBuckets.size : buckets);
}

function outputRowsOf({ architecture }: ModelSettings, { words, labels }: Dictionary): number {
  return architecture === 'supervised' ? labels.size : words.size;
}
