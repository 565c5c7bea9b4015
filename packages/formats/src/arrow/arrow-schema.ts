import { FirthError, type Place } from '@firth/core';
import { float16, float32, float64, type NumberEncoding } from '../numbers/number-encoding.ts';
import type { FlatTable } from './flat-table.ts';

/** Where a column begins in a batch. */
export interface ColumnStart {
  readonly node: number;
  /** Its first buffer, not counting the data of views in front of it. */
  readonly buffer: number;
  /** Columns of views in front of it, each of which has as many buffers of data as its batch says. */
  readonly views: number;
}

/** A column of text. */
export interface WordColumn extends ColumnStart {
  /** Bytes of an offset: 4, or 8 of large text; `undefined` of views. */
  readonly offsetBytes: 4 | 8 | undefined;
  /** Where the words stand in a dictionary: its number, and the bytes of an index. */
  readonly dictionary: { readonly id: number; readonly indexBytes: number } | undefined;
}

/** A column of lists of numbers. */
export interface VectorColumn extends ColumnStart {
  /** Numbers of a list; `undefined` where each row has an offset. */
  readonly listSize: number | undefined;
  readonly offsetBytes: 4 | 8;
  readonly encoding: NumberEncoding;
}

/** The columns that are read, by their places: the first of text and the first of lists of floating-point numbers. */
export interface ArrowColumns {
  readonly words: WordColumn;
  readonly vectors: VectorColumn;
}

/** The numbers that Schema.fbs of Arrow gives to types. */
const type = {
  ...{ floatingPoint: 3, utf8: 5, list: 12, fixedSizeList: 16, largeUtf8: 20, largeList: 21 },
  ...{ binaryView: 23, utf8View: 24 },
} as const;

/**
 * Buffers of a column of each type, without those of its children. Those of the data of views are counted by batches. Unions, views of lists and runs are missing:
 * nothing behind them can be found.
 */
const buffersOfType: ReadonlyMap<number, number> = new Map([
  ...[1].map((each) => [each, 0] as const), // Null
  ...[13, 16].map((each) => [each, 1] as const), // Struct and FixedSizeList: what is valid
  ...[2, 3, 6, 7, 8, 9, 10, 11, 12, 15, 17, 18, 21, 23, 24].map((each) => [each, 2] as const), // and numbers, offsets, or views
  ...[4, 5, 19, 20].map((each) => [each, 3] as const), // and both: text and bytes
]);

/** No table of vectors has so many columns. */
const mostFields = 10_000;
const mostDepth = 64;

/**
 * Returns the columns of words and vectors of a schema.
 *
 * @throws FirthError `UNSUPPORTED` where there are none, or a column before them cannot be skipped; `LIMIT`
 */
export function columnsOf(schema: FlatTable, place: Place): ArrowColumns {
  if (schema.int16(0) !== 0) throw new FirthError('UNSUPPORTED', 'has numbers of the other byte order', place);
  let [node, buffer, views, fields] = [0, 0, 0, 0];
  let words: WordColumn | undefined;
  let vectors: VectorColumn | undefined;

  const skip = (field: FlatTable, depth: number): void => {
    if (++fields > mostFields || depth > mostDepth) throw new FirthError('LIMIT', 'has too many columns', place);
    const isIndexed = field.table(4) !== undefined;
    const buffers = isIndexed ? 2 : buffersOfType.get(field.int8(2));
    if (buffers === undefined) {
      const message = `has a column of type ${field.int8(2)}, which is not read, in front of words and vectors`;
      throw new FirthError('UNSUPPORTED', message, place);
    }
    node++;
    buffer += buffers;
    if (!isIndexed && isView(field)) views++;
    if (!isIndexed) for (const child of field.tables(5)) skip(child, depth + 1);
  };

  for (const field of schema.tables(1)) {
    words ??= wordColumn(field, { node, buffer, views });
    vectors ??= vectorColumn(field, { node, buffer, views });
    if (words && vectors) return { words, vectors };
    skip(field, 0);
  }
  const missing = words ? 'of lists of floating-point numbers' : 'of text';
  throw new FirthError('UNSUPPORTED', `has no column ${missing}: word vectors are a column of each`, place);
}

function isView(field: FlatTable): boolean {
  return field.int8(2) === type.utf8View || field.int8(2) === type.binaryView;
}

const offsetBytesOfText: ReadonlyMap<number, WordColumn['offsetBytes']> = new Map([
  [type.utf8, 4],
  [type.largeUtf8, 8],
  [type.utf8View, undefined],
]);

function wordColumn(field: FlatTable, start: ColumnStart): WordColumn | undefined {
  const kind = field.int8(2);
  if (!offsetBytesOfText.has(kind)) return undefined;
  const encoding = field.table(4);
  const indexBits = encoding?.table(1)?.int32(0) ?? 32; // Where the type of indices is left out, they are of 32 bits.
  const dictionary = encoding && { id: encoding.int64(0), indexBytes: indexBits / 8 };
  return { ...start, offsetBytes: offsetBytesOfText.get(kind), dictionary };
}

/** By the numbers that Schema.fbs gives to precisions. */
const encodings: readonly NumberEncoding[] = [float16, float32, float64];

function vectorColumn(field: FlatTable, start: ColumnStart): VectorColumn | undefined {
  const kind = field.int8(2);
  if (kind !== type.fixedSizeList && kind !== type.list && kind !== type.largeList) return undefined;
  const [child] = field.tables(5);
  const encoding = child?.int8(2) === type.floatingPoint ? encodings[child.table(3)?.int16(0) ?? 0] : undefined;
  if (!encoding || field.table(4)) return undefined;
  const listSize = kind === type.fixedSizeList ? (field.table(3)?.int32(0) ?? 0) : undefined;
  return { ...start, listSize, offsetBytes: kind === type.largeList ? 8 : 4, encoding };
}
