import { FirthError, type Place, type WordVectors } from '@firth/core';
import { type AsyncBuffer, type ColumnMetaData, type FileMetaData, parquetMetadataAsync, parquetRead } from 'hyparquet';
import { collectVectors } from '../collect-vectors.ts';
import { createGrowingMatrix, type GrowingMatrix } from '../growing-matrix.ts';
import type { VectorsOutline } from '../inspect/vectors-summary.ts';
import { placeOf, rowsToRead } from '../open-table.ts';
import type { ReadOptions } from '../read-options.ts';
import { checkPages } from './check-pages.ts';
import { decompressors } from './decompressors.ts';
import { columnsOf, type ParquetColumn, type ParquetColumns } from './parquet-columns.ts';

/**
 * Returns the word vectors in a Parquet file: the first column of text, and the first of lists of floating-point numbers, all of one length. Pages may be packed by
 * Snappy, gzip, Zstandard, Brotli or LZ4. Row groups are read one after the other, each into memory, by hyparquet.
 *
 * @throws FirthError `EMPTY`, `TRUNCATED`, `UNSUPPORTED` for a file without such columns, `INCONSISTENT`, `DIMENSION_MISMATCH`, `LIMIT`, `CORRUPT` for what
 * hyparquet cannot read
 * @example
 * ```ts
 * import { readParquetVectors, writeParquetVectors } from '@firth/formats/parquet';
 *
 * const vectors = await readVectors(new Blob(['2 2\nking 1 0\nqueen 0.5 1\n']));
 * const file = new Blob([...writeParquetVectors(vectors)]);
 * const read = await readParquetVectors(file);
 * console.log(read.vectorOf('queen')); // Float32Array(2) [ 0.5, 1 ]
 * ```
 */
export async function readParquetVectors(file: Blob, options: ReadOptions = {}): Promise<WordVectors> {
  const place = placeOf(file, options);
  const { buffer, metadata, columns, groups, all } = await openParquet(file, place);
  const words: Uint8Array[] = [];
  let matrix: GrowingMatrix | undefined;
  let wanted = rowsToRead(all, 1, options, place);
  for (const group of groups) {
    if (words.length >= wanted && matrix) break;
    options.signal?.throwIfAborted();
    const rows = await readGroup(buffer, metadata, columns, group, place);
    const [first] = rows;
    if (!matrix && first) {
      const dimensions = numbersOf(first[1], place).length;
      wanted = rowsToRead(all, dimensions, options, place);
      matrix = beginMatrix(dimensions, wanted, groups, place);
    }
    for (const [word, numbers] of rows.slice(0, wanted - words.length)) {
      setRow(matrix!, words.length, numbersOf(numbers, place), place);
      words.push(wordOf(word, place));
    }
  }
  const { columns: dimensions, data } = matrix!;
  return collectVectors(words, { rows: words.length, columns: dimensions, data }, options, place);
}

/** A file of which all is known but the words and the numbers. */
interface OpenParquet {
  readonly buffer: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly columns: ParquetColumns;
  readonly groups: readonly RowGroup[];
  /** Rows of all groups. */
  readonly all: number;
}

async function openParquet(file: Blob, place: Place): Promise<OpenParquet> {
  const buffer = { byteLength: file.size, slice: (start: number, end = file.size) => bytesOf(file, start, end) };
  const metadata = await openMetadata(buffer, place);
  const columns = await typed(() => columnsOf(metadata, place), place);
  const groups = await typed(() => groupsOf(metadata, columns, file.size), place);
  const all = groups.reduce((sum, group) => sum + group.rows, 0);
  if (all === 0) throw new FirthError('EMPTY', 'has no rows', place);
  return { buffer, metadata, columns, groups, all };
}

const typeNames: ReadonlyMap<string | undefined, string> = new Map([
  ['DOUBLE', 'float64'],
  ['FLOAT', 'float32'],
]);

/** Returns what the metadata of a file say: lists of one length have as many numbers as all have, among them. @throws FirthError as {@link readParquetVectors} */
export async function outlineParquet(file: Blob, place: Place): Promise<VectorsOutline> {
  const { columns, groups, all } = await openParquet(file, place);
  const values = groups.reduce((sum, group) => sum + group.values, 0);
  const numbers = typeNames.get(columns.vectors.path.at(-1)?.element.type) ?? 'float16';
  return { words: all, dimensions: Math.floor(values / all), numbers, isExact: true };
}

async function bytesOf(file: Blob, start: number, end: number): Promise<ArrayBuffer> {
  return file.slice(start, end).arrayBuffer();
}

const magic = 'PAR1';
/** The magic number in front and at the end, and the length of the metadata. */
const leastBytes = 12;
const mostMetadataBytes = 2 ** 28;

async function openMetadata(buffer: AsyncBuffer, place: Place): Promise<FileMetaData> {
  const { byteLength } = buffer;
  if (byteLength === 0) throw new FirthError('EMPTY', 'the file is empty', place);
  if (byteLength < leastBytes) throw new FirthError('TRUNCATED', `has ${byteLength} bytes`, place);
  const tail = new DataView(await buffer.slice(byteLength - 8, byteLength));
  if (new TextDecoder().decode(tail.buffer.slice(4)) !== magic)
    throw new FirthError('TRUNCATED', `does not end in ${magic}, as a Parquet file does`, place);
  const bytes = tail.getUint32(0, true);
  const offset = Math.max(0, byteLength - 8 - bytes);
  if (bytes > byteLength - leastBytes)
    throw new FirthError('TRUNCATED', `has ${byteLength} bytes, and metadata of ${bytes}`, { ...place, offset });
  if (bytes > mostMetadataBytes) throw new FirthError('LIMIT', `has metadata of ${bytes} bytes`, { ...place, offset });
  return typed(() => parquetMetadataAsync(buffer, { parsers, geoparquet: false }), { ...place, offset });
}

/** Words stay bytes, which are checked as in every format. */
const parsers = { stringFromBytes: (bytes: Uint8Array | undefined) => bytes };

/** Runs what hyparquet does. @throws FirthError `CORRUPT` for any error of its */
async function typed<T>(run: () => T | Promise<T>, place: Place): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof FirthError) throw cause;
    throw new FirthError('CORRUPT', `cannot be read as Parquet: ${(cause as Error).message}`, { ...place, cause });
  }
}

/** Rows that stand together, and where the two columns of them are. */
interface RowGroup {
  readonly start: number;
  readonly rows: number;
  readonly chunks: readonly { readonly column: ParquetColumn; readonly metadata: ColumnMetaData }[];
  /** Numbers in the vectors. */
  readonly values: number;
}

/** Deflate packs a thousandfold at most, a run of equal numbers is no vector. */
const mostValuesPerByte = 1024;

/** @throws RangeError for row groups that cannot be in the file */
function groupsOf(metadata: FileMetaData, { words, vectors }: ParquetColumns, fileBytes: number): RowGroup[] {
  let start = 0;
  let left = fileBytes;
  return metadata.row_groups.map((group) => {
    const chunks = [words, vectors].map((column) => ({ column, metadata: chunkOf(group, column) }));
    for (const chunk of chunks) {
      const bytes = Number(chunk.metadata.total_compressed_size);
      left -= bytes;
      const mostValues = mostValuesPerByte * bytes;
      if (!(bytes >= 0 && left >= 0 && Number(chunk.metadata.num_values) <= mostValues))
        throw new RangeError('a column claims more than the file can have');
    }
    const rows = Number(group.num_rows);
    if (!(rows >= 0 && rows <= Number(chunks[0]!.metadata.num_values)))
      throw new RangeError(`${rows} rows have ${chunks[0]!.metadata.num_values} words`);
    start += rows;
    return { start: start - rows, rows, chunks, values: Number(chunks[1]!.metadata.num_values) };
  });
}

function chunkOf(group: FileMetaData['row_groups'][number], { path }: ParquetColumn): ColumnMetaData {
  const names = path.slice(1).map((node) => node.element.name);
  const found = group.columns.find(({ meta_data: data }) => data?.path_in_schema.join('\0') === names.join('\0'));
  if (found?.meta_data) return found.meta_data;
  throw new RangeError(`a row group has no column ${JSON.stringify(names.join('.'))}`);
}

async function readGroup(
  file: AsyncBuffer,
  metadata: FileMetaData,
  { words, vectors }: ParquetColumns,
  { start, rows, chunks }: RowGroup,
  place: Place,
): Promise<readonly (readonly [word: unknown, numbers: unknown])[]> {
  for (const { column, metadata: chunk } of chunks) {
    const offset = Number(chunk.dictionary_page_offset ?? chunk.data_page_offset);
    const bytes = await file.slice(offset, offset + Number(chunk.total_compressed_size));
    await typed(() => checkPages(bytes, chunk, column.path), { ...place, offset });
  }
  const range = { rowStart: start, rowEnd: start + rows, columns: [words.name, vectors.name] };
  const read = new Promise<unknown[][]>((onComplete, reject) => {
    parquetRead({ file, metadata, ...range, compressors: decompressors, parsers, onComplete }).catch(reject);
  });
  return (await typed(() => read, place)) as [unknown, unknown][];
}

function beginMatrix(dimensions: number, rows: number, groups: readonly RowGroup[], place: Place): GrowingMatrix {
  const values = groups.reduce((sum, group) => sum + group.values, 0);
  if (rows * dimensions <= values) return createGrowingMatrix(dimensions, rows, true, place);
  throw new FirthError(
    'DIMENSION_MISMATCH',
    `the first of ${rows} vectors has ${dimensions} of ${values} numbers`,
    place,
  );
}

function setRow(matrix: GrowingMatrix, row: number, numbers: ArrayLike<unknown>, place: Place): void {
  const { columns, data } = matrix;
  if (numbers.length !== columns)
    throw new FirthError('DIMENSION_MISMATCH', `row ${row} has ${numbers.length} numbers, the first ${columns}`, place);
  for (let i = 0; i < columns; i++) {
    const value = numbers[i];
    if (typeof value !== 'number') throw new FirthError('INCONSISTENT', `row ${row} has a null in its vector`, place);
    data[row * columns + i] = value;
  }
}

function numbersOf(value: unknown, place: Place): ArrayLike<unknown> {
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return value as ArrayLike<unknown> & object;
  throw new FirthError('INCONSISTENT', 'a vector is null', place);
}

function wordOf(value: unknown, place: Place): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new FirthError('INCONSISTENT', 'a word is null', place);
}
