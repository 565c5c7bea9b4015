import { FirthError, type Place } from '@firth/core';

/** Writes the numbers of a row. */
export type RowDecoder = (row: number, out: Float32Array) => void;

/** Returns the bytes of a tensor of this type and, where it is given, of so many elements; those of `F16` as float32. @throws FirthError `INCONSISTENT` */
export type TensorReader = (name: string, type: string, length?: number) => Promise<ArrayBuffer>;

/** What a file says of its table. */
export interface TableShape {
  readonly rows: number;
  readonly columns: number;
  /** Numbers that share a byte in product codes. */
  readonly subvectorLength: number;
  readonly place: Place;
}

type OpenDecoder = (shape: TableShape, read: TensorReader) => Promise<RowDecoder>;

const decoders: ReadonlyMap<string, OpenDecoder> = new Map([
  ['int8', openInt8],
  ['int4', openInt4],
  ['binary', openBinary],
  ['float16', openFloat16],
  ['sparse', openSparse],
  ['product', openProduct],
]);

/** Returns what decodes a row of a file of this encoding (`CompressedVectors`). @throws FirthError `UNSUPPORTED`, `INCONSISTENT` */
export function rowDecoderOf(encoding: string | undefined, shape: TableShape, read: TensorReader): Promise<RowDecoder> {
  const open = encoding === undefined ? undefined : decoders.get(encoding);
  if (open) return open(shape, read);
  const known = [...decoders.keys()].join(', ');
  const message = `the encoding is ${JSON.stringify(encoding)}; those that are read are ${known}`;
  throw new FirthError('UNSUPPORTED', message, shape.place);
}

async function openInt8({ rows, columns }: TableShape, read: TensorReader): Promise<RowDecoder> {
  const codes = new Int8Array(await read('codes', 'I8', rows * columns));
  const scales = new Float32Array(await read('scales', 'F32', rows));
  return (row, out) => {
    for (let i = 0; i < columns; i++) out[i] = codes[row * columns + i]! * scales[row]!;
  };
}

async function openInt4({ rows, columns }: TableShape, read: TensorReader): Promise<RowDecoder> {
  const [bytes, blocks] = [Math.ceil(columns / 2), Math.ceil(columns / 32)];
  const codes = new Uint8Array(await read('codes', 'U8', rows * bytes));
  const scales = new Float32Array(await read('scales', 'F32', rows * blocks));
  return (row, out) => {
    for (let i = 0; i < columns; i++) {
      const code = (codes[row * bytes + (i >> 1)]! >> (4 * (i & 1))) & 15;
      out[i] = (code - 8) * scales[row * blocks + (i >> 5)]!;
    }
  };
}

async function openBinary({ rows, columns }: TableShape, read: TensorReader): Promise<RowDecoder> {
  const bytes = Math.ceil(columns / 8);
  const codes = new Uint8Array(await read('codes', 'U8', rows * bytes));
  const scales = new Float32Array(await read('scales', 'F32', rows));
  const means = new Float32Array(await read('means', 'F32', columns));
  return (row, out) => {
    for (let i = 0; i < columns; i++) {
      const isAbove = (codes[row * bytes + (i >> 3)]! >> (i & 7)) & 1;
      out[i] = means[i]! + (isAbove ? scales[row]! : -scales[row]!);
    }
  };
}

async function openFloat16({ rows, columns }: TableShape, read: TensorReader): Promise<RowDecoder> {
  const vectors = new Float32Array(await read('vectors', 'F16', rows * columns));
  return (row, out) => {
    for (let i = 0; i < columns; i++) out[i] = vectors[row * columns + i]!;
  };
}

async function openSparse({ rows, columns, place }: TableShape, read: TensorReader): Promise<RowDecoder> {
  const starts = new Uint32Array(await read('starts', 'U32', rows + 1));
  const values = new Float32Array(await read('values', 'F32', starts[rows]));
  const columnOf = new Uint16Array(await read('columns', 'U16', starts[rows]));
  const isOrdered = starts.every((start, i) => start >= (i === 0 ? 0 : starts[i - 1]!));
  if (!isOrdered || columnOf.some((column) => column >= columns)) {
    throw new FirthError('INCONSISTENT', 'the starts of rows should rise, and columns be less than dimensions', place);
  }
  return (row, out) => {
    out.fill(0);
    for (let at = starts[row]!; at < starts[row + 1]!; at++) out[columnOf[at]!] = values[at]!;
  };
}

async function openProduct({ rows, columns, subvectorLength }: TableShape, read: TensorReader): Promise<RowDecoder> {
  const bytes = Math.ceil(columns / subvectorLength);
  const codes = new Uint8Array(await read('codes', 'U8', rows * bytes));
  const centroids = new Float32Array(await read('centroids', 'F32', 256 * columns));
  return (row, out) => {
    for (let s = 0; s < bytes; s++) {
      const first = s * subvectorLength;
      const length = Math.min(subvectorLength, columns - first);
      const centroid = 256 * first + codes[row * bytes + s]! * length;
      for (let i = 0; i < length; i++) out[first + i] = centroids[centroid + i]!;
    }
  };
}
