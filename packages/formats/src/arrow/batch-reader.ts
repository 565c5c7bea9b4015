import { FirthError, type Place } from '@firth/core';
import { readNumbers } from '../numbers/decode-numbers.ts';
import type { ArrowBatch } from './arrow-messages.ts';
import type { ColumnStart, VectorColumn, WordColumn } from './arrow-schema.ts';
import { bufferOf } from './batch-buffer.ts';
import type { BatchBuffer } from './packed-buffer.ts';
import { viewedTexts } from './viewed-texts.ts';

/** Where the numbers of the vectors of a batch stand: one row behind the other, from a byte of a buffer on. */
export interface VectorSpan {
  readonly buffer: BatchBuffer;
  readonly begin: number;
  readonly columns: number;
}

/** @throws FirthError `INCONSISTENT` unless the node has so many values, and no nulls */
function checkNode(batch: ArrowBatch, index: number, least: number, place: Place): void {
  const [length, nulls] = batch.nodes.slice(2 * index, 2 * index + 2);
  if (nulls !== 0) throw new FirthError('INCONSISTENT', 'a word or a vector is null', place);
  if (!(length !== undefined && length >= least && batch.rows >= 0))
    throw new FirthError('INCONSISTENT', `a batch of ${batch.rows} rows has a column of ${length}`, place);
}

/** Returns where the vectors of a batch are; all of a batch without rows is in order. */
export async function vectorSpan(
  file: Blob,
  batch: ArrowBatch,
  column: VectorColumn,
  place: Place,
): Promise<VectorSpan | undefined> {
  if (batch.rows === 0) return undefined;
  checkNode(batch, column.node, batch.rows, place);
  const { columns, first } = await listsOf(file, batch, column, place);
  const values = (first + batch.rows) * columns;
  checkNode(batch, column.node + 1, values, place);
  const valueBuffer = column.listSize === undefined ? 3 : 2;
  const buffer = await bufferOf(file, batch, column, valueBuffer, values * column.encoding.blockBytes, place);
  return { buffer, begin: first * columns * column.encoding.blockBytes, columns };
}

/** How many numbers each list has, and how many lists stand before the first. */
async function listsOf(
  file: Blob,
  batch: ArrowBatch,
  column: VectorColumn,
  place: Place,
): Promise<{ columns: number; first: number }> {
  const { listSize, offsetBytes } = column;
  if (listSize !== undefined) {
    if (listSize >= 1) return { columns: listSize, first: 0 };
    throw new FirthError('INCONSISTENT', `vectors have ${listSize} numbers`, place);
  }
  const offsets = await offsetsOf(file, batch, column, offsetBytes, place);
  const columns = offsets[1]! - offsets[0]!;
  const isRegular = offsets.every((offset, row) => offset === offsets[0]! + row * columns);
  if (!isRegular || columns < 1 || offsets[0]! % columns !== 0)
    throw new FirthError('DIMENSION_MISMATCH', 'the vectors are not all of one length', place);
  return { columns, first: offsets[0]! / columns };
}

/** The offsets of the lists or texts of a batch: one more than rows. */
async function offsetsOf(
  file: Blob,
  batch: ArrowBatch,
  column: ColumnStart,
  bytes: 4 | 8,
  place: Place,
): Promise<Float64Array> {
  const length = batch.rows + 1;
  return integersOf(await bufferOf(file, batch, column, 1, length * bytes, place), length, bytes);
}

/** The first `length` integers of `bytes` bytes each. */
async function integersOf(buffer: BatchBuffer, length: number, bytes: number): Promise<Float64Array> {
  const view = new DataView(await (await buffer.open()).slice(0, length * bytes).arrayBuffer());
  const read = integerReaders.get(bytes)!;
  return Float64Array.from({ length }, (_, i) => read(view, i * bytes));
}

const integerReaders: ReadonlyMap<number, (view: DataView, at: number) => number> = new Map([
  [1, (view: DataView, at: number) => view.getInt8(at)],
  [2, (view: DataView, at: number) => view.getInt16(at, true)],
  [4, (view: DataView, at: number) => view.getInt32(at, true)],
  [8, (view: DataView, at: number) => Number(view.getBigInt64(at, true))],
]);

/** Returns the texts of a batch in UTF-8: those of a column, or the only ones of a dictionary. */
export async function textsOf(file: Blob, batch: ArrowBatch, column: WordColumn, place: Place): Promise<Uint8Array[]> {
  if (batch.rows === 0) return [];
  checkNode(batch, column.node, batch.rows, place);
  if (column.offsetBytes === undefined) return viewedTexts(file, batch, column, place);
  const offsets = await offsetsOf(file, batch, column, column.offsetBytes, place);
  const isOrdered = offsets.every((offset, i) => offset >= (i === 0 ? 0 : offsets[i - 1]!));
  if (!isOrdered) throw new FirthError('INCONSISTENT', 'the offsets of words do not rise', place);
  const buffer = await bufferOf(file, batch, column, 2, offsets[batch.rows]!, place);
  const bytes = await (await buffer.open()).slice(0, offsets[batch.rows]).bytes();
  return Array.from({ length: batch.rows }, (_, i) => bytes.subarray(offsets[i], offsets[i + 1]));
}

/** Returns the words of a batch, looked up in `dictionary` where the column has one. */
export async function wordsOf(
  file: Blob,
  batch: ArrowBatch,
  column: WordColumn,
  dictionary: readonly Uint8Array[],
  place: Place,
): Promise<Uint8Array[]> {
  if (!column.dictionary) return textsOf(file, batch, column, place);
  const { indexBytes } = column.dictionary;
  if (batch.rows === 0) return [];
  checkNode(batch, column.node, batch.rows, place);
  if (!integerReaders.has(indexBytes)) throw new FirthError('INCONSISTENT', `an index has ${indexBytes} bytes`, place);
  const buffer = await bufferOf(file, batch, column, 1, batch.rows * indexBytes, place);
  const indices = await integersOf(buffer, batch.rows, indexBytes);
  return Array.from(indices, (index) => {
    const word = dictionary[index];
    if (word) return word;
    throw new FirthError('INCONSISTENT', `word ${index} of a dictionary of ${dictionary.length} is wanted`, place);
  });
}

/** Numbers that are decoded at a time, so that they do not stand in memory twice. */
const numbersAtOnce = 2 ** 20;

/** Fills `out` with the numbers that begin at byte `begin` of `bytes`. */
export async function copyNumbers(
  bytes: Blob,
  begin: number,
  { encoding }: VectorColumn,
  out: Float32Array,
  place: Place,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let done = 0; done < out.length; done += numbersAtOnce) {
    const length = Math.min(numbersAtOnce, out.length - done);
    const numbers = await readNumbers(bytes, begin + done * encoding.blockBytes, encoding, length, place, signal);
    out.set(numbers, done);
  }
}
