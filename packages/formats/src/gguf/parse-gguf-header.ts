import { FirthError, type Place } from '@firth/core';
import type { ByteReader } from '../byte-reader.ts';
import { decodeUtf8 } from '../utf8.ts';

/** A value of the metadata. Numbers that are no text and no lists of text are kept as their bytes' numbers. */
export type GGUFValue = boolean | number | string | readonly GGUFValue[];

export interface GGUFHeader {
  readonly metadata: ReadonlyMap<string, GGUFValue>;
  readonly tensors: readonly TensorInfo[];
  /** Offset of the tensors' data in the file. */
  readonly dataStart: number;
}

interface TensorInfo {
  readonly name: string;
  /** The outermost axis first. */
  readonly shape: readonly number[];
  readonly type: number;
  /** From the start of the data. */
  readonly offset: number;
}

const magic = 'GGUF';
const defaultAlignment = 32;
const maxAxes = 4;
const maxDepth = 4;

/**
 * Returns the header that `reader` reads.
 *
 * @throws FirthError `BAD_MAGIC`, `UNSUPPORTED`, `TRUNCATED`, `LIMIT`, `INCONSISTENT`
 */
export function parseGGUFHeader(reader: ByteReader, fileBytes: number, place: Place): GGUFHeader {
  const begin = decodeUtf8(reader.bytes(Math.min(magic.length, fileBytes)));
  if (!magic.startsWith(begin)) throw new FirthError('BAD_MAGIC', 'does not begin as a GGUF file does', place);
  const version = reader.uint32();
  if (version !== 2 && version !== 3)
    throw new FirthError('UNSUPPORTED', `is of version ${version} of GGUF; 2 and 3 are read`, place);
  const [tensorCount, entryCount] = [reader.uint64(), reader.uint64()];
  const metadata = new Map<string, GGUFValue>();
  for (let i = 0; i < entryCount; i++) {
    const key = textOf(reader);
    if (metadata.has(key)) throw new FirthError('INCONSISTENT', `has the key ${JSON.stringify(key)} twice`, place);
    metadata.set(key, metadataValue(reader, reader.uint32(), place, 0));
  }
  const tensors: TensorInfo[] = [];
  const names = new Set<string>();
  for (let i = 0; i < tensorCount; i++) {
    const tensor = tensorOf(reader, place);
    if (names.has(tensor.name))
      throw new FirthError('INCONSISTENT', `has the tensor ${JSON.stringify(tensor.name)} twice`, place);
    names.add(tensor.name);
    tensors.push(tensor);
  }
  const alignment = metadata.get('general.alignment') ?? defaultAlignment;
  if (typeof alignment !== 'number' || !(alignment >= 1 && Number.isInteger(alignment)))
    throw new FirthError('INCONSISTENT', `general.alignment is ${String(alignment)}`, place);
  return { metadata, tensors, dataStart: Math.ceil(reader.offset / alignment) * alignment };
}

function textOf(reader: ByteReader): string {
  return decodeUtf8(reader.bytes(reader.uint64()));
}

function tensorOf(reader: ByteReader, place: Place): TensorInfo {
  const name = textOf(reader);
  const axes = reader.uint32();
  if (axes > maxAxes)
    throw new FirthError('INCONSISTENT', `the tensor ${JSON.stringify(name)} has ${axes} axes`, place);
  const shape = Array.from({ length: axes }, () => reader.uint64()).reverse();
  return { name, shape, type: reader.uint32(), offset: reader.uint64() };
}

const [textType, listType] = [8, 9];

/** Values of a fixed size by the numbers of their types (`enum gguf_metadata_value_type`). */
const fixedValues: ReadonlyMap<number, (reader: ByteReader) => GGUFValue> = new Map<
  number,
  (reader: ByteReader) => GGUFValue
>([
  [0, (reader) => reader.uint8()],
  [1, (reader) => (reader.uint8() << 24) >> 24],
  [2, (reader) => reader.uint16()],
  [3, (reader) => (reader.uint16() << 16) >> 16],
  [4, (reader) => reader.uint32()],
  [5, (reader) => reader.int32()],
  [6, (reader) => reader.float32()],
  [7, (reader) => reader.uint8() !== 0],
  [10, (reader) => Number(reader.bigUint64())],
  [11, (reader) => Number(BigInt.asIntN(64, reader.bigUint64()))],
  [12, (reader) => reader.float64(true)],
]);

function metadataValue(reader: ByteReader, type: number, place: Place, depth: number): GGUFValue {
  if (type === textType) return textOf(reader);
  const fixed = fixedValues.get(type);
  if (fixed) return fixed(reader);
  if (type !== listType || depth === maxDepth)
    throw new FirthError('INCONSISTENT', `the metadata has a value of type ${type}`, {
      ...place,
      offset: reader.offset,
    });
  const itemType = reader.uint32();
  const length = reader.uint64();
  const items: GGUFValue[] = [];
  for (let i = 0; i < length; i++) items.push(metadataValue(reader, itemType, place, depth + 1));
  return items;
}
