import { FirthError, type Place, type WordVectors } from '@firth/core';
import { collectVectors } from '../collect-vectors.ts';
import { createGrowingMatrix } from '../growing-matrix.ts';
import type { VectorsOutline } from '../inspect/vectors-summary.ts';
import { placeOf, rowsToRead } from '../open-table.ts';
import type { ReadOptions } from '../read-options.ts';
import { type ArrowBatch, bounded, readArrowMessages } from './arrow-messages.ts';
import { type ArrowColumns, columnsOf } from './arrow-schema.ts';
import { copyNumbers, textsOf, type VectorSpan, vectorSpan, wordsOf } from './batch-reader.ts';

/**
 * Returns the word vectors in an Arrow file or stream (the IPC formats of Apache Arrow; a Feather file of version 2 is such a file): the first column
 * of text, and the first of lists of floating-point numbers, of a fixed size or all of one length. Float16 and float64 become float32; a dictionary of words is
 * looked up. Batches are read one after the other, from where they are in the file; they may be packed by LZ4, or by Zstandard where
 * hyparquet-compressors is installed.
 *
 * @throws FirthError `EMPTY`, `BAD_MAGIC`, `TRUNCATED`, `INCONSISTENT`, `DIMENSION_MISMATCH`, `LIMIT`, `CORRUPT`; `UNSUPPORTED` for a file without such columns
 * @example
 * ```ts
 * import { writeArrowVectors } from '@firth/formats/arrow';
 *
 * const vectors = await readVectors(new Blob(['2 2\nking 1 0\nqueen 0.5 1\n']));
 * const chunks: Uint8Array<ArrayBuffer>[] = [];
 * for await (const chunk of writeArrowVectors(vectors)) chunks.push(chunk);
 * const read = await readArrowVectors(new Blob(chunks));
 * console.log(read.vectorOf('queen')); // Float32Array(2) [ 0.5, 1 ]
 * ```
 */
export async function readArrowVectors(file: Blob, options: ReadOptions = {}): Promise<WordVectors> {
  const place = placeOf(file, options);
  const { batches, columns, spans, dimensions, all } = await openArrow(file, place);
  const rows = rowsToRead(all, dimensions, options, place);
  const isProven = spans.every(({ batch }) => batch.codec === undefined);
  const matrix = createGrowingMatrix(dimensions, rows, isProven, place);
  let filled = 0;
  for (const { batch, span } of spans) {
    if (filled === rows) break;
    const count = Math.min(batch.rows, rows - filled);
    const numbers = await span.buffer.open();
    matrix.reserve(filled + count);
    const out = matrix.data.subarray(filled * dimensions, (filled + count) * dimensions);
    await copyNumbers(numbers, span.begin, columns.vectors, out, place, options.signal);
    filled += count;
  }
  const words = await allWords(file, batches, columns, rows, place);
  checkRepetition(words, columns, file.size + rows * dimensions * Float32Array.BYTES_PER_ELEMENT, place);
  return collectVectors(words, { rows, columns: dimensions, data: matrix.data }, options, place);
}

/** A file of which all is known but the words and the numbers. */
interface OpenArrow {
  readonly batches: readonly ArrowBatch[];
  readonly columns: ArrowColumns;
  readonly spans: readonly BatchSpan[];
  readonly dimensions: number;
  /** Rows of all batches. */
  readonly all: number;
}

async function openArrow(file: Blob, place: Place): Promise<OpenArrow> {
  const { schema, batches } = await readArrowMessages(file, place);
  const columns = bounded(() => columnsOf(schema, place), place);
  const spans = await spansOf(file, batches, columns, place);
  const dimensions = spans[0]?.span.columns;
  if (dimensions === undefined) throw new FirthError('EMPTY', 'has no rows', place);
  return { batches, columns, spans, dimensions, all: spans.reduce((sum, { batch }) => sum + batch.rows, 0) };
}

/** Returns what the messages of a file say. @throws FirthError as {@link readArrowVectors} */
export async function outlineArrow(file: Blob, place: Place): Promise<VectorsOutline> {
  const { columns, dimensions, all } = await openArrow(file, place);
  return { words: all, dimensions, numbers: `float${8 * columns.vectors.encoding.blockBytes}`, isExact: true };
}

interface BatchSpan {
  readonly batch: ArrowBatch;
  readonly span: VectorSpan;
}

/** Where the vectors of each batch with rows are. @throws FirthError `DIMENSION_MISMATCH` where batches differ */
async function spansOf(
  file: Blob,
  batches: readonly ArrowBatch[],
  columns: ArrowColumns,
  place: Place,
): Promise<BatchSpan[]> {
  const spans: BatchSpan[] = [];
  for (const batch of batches) {
    const span = batch.dictionary ? undefined : await vectorSpan(file, batch, columns.vectors, place);
    if (!span) continue;
    const expected = spans[0]?.span.columns ?? span.columns;
    if (span.columns !== expected)
      throw new FirthError('DIMENSION_MISMATCH', `has vectors of ${expected} and of ${span.columns} numbers`, place);
    spans.push({ batch, span });
  }
  return spans;
}

/** The words of the first `rows` rows. A dictionary stands before the batches that use it; a later one replaces it, or adds to it. */
async function allWords(
  file: Blob,
  batches: readonly ArrowBatch[],
  { words: column }: ArrowColumns,
  rows: number,
  place: Place,
): Promise<Uint8Array[]> {
  const words: Uint8Array[] = [];
  let dictionary: Uint8Array[] = [];
  const ofDictionary = { ...column, node: 0, buffer: 0, views: 0, dictionary: undefined };
  for (const batch of batches) {
    if (words.length >= rows) break;
    if (!batch.dictionary) {
      for (const word of await wordsOf(file, batch, column, dictionary, place)) words.push(word);
    } else if (batch.dictionary.id === column.dictionary?.id) {
      const texts = await textsOf(file, batch, ofDictionary, place);
      if (!batch.dictionary.isDelta) dictionary = [];
      for (const text of texts) dictionary.push(text);
    }
  }
  return words;
}

/** @throws FirthError `LIMIT` for words of a dictionary, or views, that are longer together than `mostBytes`, those of the file and of its vectors */
function checkRepetition(
  words: readonly Uint8Array[],
  { words: { dictionary, offsetBytes } }: ArrowColumns,
  mostBytes: number,
  place: Place,
): void {
  if (!dictionary && offsetBytes) return; // Each word has bytes of its own.
  const bytes = words.reduce((sum, word) => sum + word.length, 0);
  if (bytes > mostBytes) throw new FirthError('LIMIT', `words are repeated to ${bytes} bytes`, place);
}
