import { FirthError } from '@firth/core';

/** A number array that a checkpoint can hold. */
export type CheckpointArray = Float32Array | Float64Array | Uint32Array;

/** What a checkpoint file holds: a plain description and flat arrays of numbers. */
export interface CheckpointContent {
  /** Which trainer wrote it: `word2vec`, … */
  readonly kind: string;
  /** Anything that JSON can say. */
  readonly description: unknown;
  readonly arrays: Readonly<Record<string, CheckpointArray>>;
}

interface Header {
  readonly kind: string;
  readonly description: unknown;
  readonly arrays: readonly { readonly name: string; readonly type: string; readonly length: number }[];
}

const magic = 'FIRTHCKP';
const version = 1;
const prologueBytes = 16;
const mostHeaderBytes = 2 ** 30;
const types = { float32: Float32Array, float64: Float64Array, uint32: Uint32Array };

/**
 * Returns the bytes of a checkpoint file, version 1, in pieces: `FIRTHCKP`, the version and the length of the header (two unsigned
 * 32-bit integers), the header (JSON: kind, description, and name, type and length of each array), zeros to a multiple of 8, then
 * the arrays, each with zeros to a multiple of 8. All numbers are little-endian.
 */
export function* writeCheckpoint({ kind, description, arrays }: CheckpointContent): Iterable<Uint8Array> {
  const listed = Object.entries(arrays).map(([name, array]) => ({ name, type: typeOf(array), length: array.length }));
  const header: Header = { kind, description, arrays: listed };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const prologue = new Uint8Array(prologueBytes);
  new TextEncoder().encodeInto(magic, prologue);
  new DataView(prologue.buffer).setUint32(8, version, true);
  new DataView(prologue.buffer).setUint32(12, json.length, true);
  yield prologue;
  yield json;
  yield padding(json.length);
  for (const array of Object.values(arrays)) {
    yield new Uint8Array(array.buffer as ArrayBuffer, array.byteOffset, array.byteLength);
    yield padding(array.byteLength);
  }
}

/**
 * Returns what a checkpoint file holds.
 *
 * @throws FirthError `BAD_MAGIC` for another kind of file, `UNSUPPORTED` for another version or trainer, `BAD_HEADER`, `TRUNCATED`,
 * `TRAILING_DATA`; each with `file` and the byte offset
 */
export async function readCheckpoint(
  source: Blob,
  expected: { readonly kind: string; readonly file?: string },
): Promise<CheckpointContent> {
  const place = expected.file === undefined ? {} : { file: expected.file };
  const fail = (
    code: 'BAD_MAGIC' | 'UNSUPPORTED' | 'BAD_HEADER' | 'TRUNCATED' | 'TRAILING_DATA',
    message: string,
    offset: number,
  ): never => {
    throw new FirthError(code, message, { ...place, offset });
  };
  const bytesOf = async (offset: number, length: number): Promise<ArrayBuffer> => {
    if (offset + length > source.size)
      fail('TRUNCATED', `${length} bytes promised, ${source.size - offset} are there`, offset);
    return source.slice(offset, offset + length).arrayBuffer();
  };

  const prologue = await bytesOf(0, prologueBytes);
  if (new TextDecoder().decode(prologue.slice(0, 8)) !== magic) fail('BAD_MAGIC', 'this is no checkpoint', 0);
  const fileVersion = new DataView(prologue).getUint32(8, true);
  if (fileVersion !== version)
    fail('UNSUPPORTED', `checkpoints of version ${version} can be read, not ${fileVersion}`, 8);
  const headerBytes = new DataView(prologue).getUint32(12, true);
  if (headerBytes > mostHeaderBytes) fail('BAD_HEADER', `a header of ${headerBytes} bytes`, 12);
  const header = parseHeader(await bytesOf(prologueBytes, headerBytes));
  if (!header) return fail('BAD_HEADER', 'the header is not that of a checkpoint', prologueBytes);
  if (header.kind !== expected.kind)
    fail('UNSUPPORTED', `a checkpoint of ${header.kind}, not of ${expected.kind}`, prologueBytes);

  let offset = prologueBytes + headerBytes + padding(headerBytes).length;
  const arrays: Record<string, CheckpointArray> = Object.create(null);
  for (const { name, type, length } of header.arrays) {
    const ArrayType = types[type as keyof typeof types];
    const bytes = length * ArrayType.BYTES_PER_ELEMENT;
    arrays[name] = new ArrayType(await bytesOf(offset, bytes));
    offset += bytes + padding(bytes).length;
  }
  if (offset !== source.size) fail('TRAILING_DATA', `${source.size - offset} bytes after the last array`, offset);
  return { kind: header.kind, description: header.description, arrays };
}

function parseHeader(bytes: ArrayBuffer): Header | undefined {
  try {
    const header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Header;
    const isWell =
      typeof header.kind === 'string' &&
      header.arrays.every(
        ({ name, type, length }) => typeof name === 'string' && Object.hasOwn(types, type) && isLength(length),
      );
    return isWell ? header : undefined;
  } catch {
    return undefined;
  }
}

function isLength(length: unknown): boolean {
  return Number.isSafeInteger(length) && (length as number) >= 0;
}

function typeOf(array: CheckpointArray): string {
  return Object.entries(types).find(([, ArrayType]) => array instanceof ArrayType)![0];
}

function padding(bytes: number): Uint8Array {
  return new Uint8Array((8 - (bytes % 8)) % 8);
}
