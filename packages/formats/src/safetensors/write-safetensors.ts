import { FirthError } from '@firth/core';

/** Numbers and their shape: the extent of each axis, the outermost first, whose product is how many there are. */
export interface FloatTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Whole numbers and their shape, as {@link FloatTensor}. */
export interface CodeTensor {
  readonly shape: readonly number[];
  readonly data: Int8Array | Uint8Array | Uint16Array | Uint32Array;
  /** `F16` says that 16 bits are a floating-point number of IEEE 754. */
  readonly type?: 'F16' | undefined;
}

export interface WriteSafetensorsOptions {
  /** Notes of the maker, for whoever reads the file. */
  readonly metadata?: ReadonlyMap<string, string> | undefined;
}

const metadataKey = '__metadata__';
const encoder = new TextEncoder();

/**
 * Yields the bytes of a safetensors file that holds `tensors` by their names, in their order, as `F32`, `I8`, `U8`, `U16` or `U32`, whichever the
 * array is of, or as `F16`. The data begins at a multiple of eight bytes, as the format's own program has it. Chunks are views of the tensors, not copies.
 *
 * @throws FirthError `BAD_OPTION` for the name `__metadata__`, `DIMENSION_MISMATCH` for a shape that is not that of its numbers
 * @example
 * ```ts
 * const chunks = writeSafetensors(new Map([['bias', { shape: [3], data: Float32Array.of(1, 2, 3) }]]));
 * console.log((await new Blob([...chunks]).text()).slice(8, 67)); // {"bias":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}
 * ```
 */
export function* writeSafetensors(
  tensors: ReadonlyMap<string, FloatTensor | CodeTensor>,
  { metadata }: WriteSafetensorsOptions = {},
): Generator<Uint8Array<ArrayBuffer>> {
  yield headerOf(tensors, metadata);
  for (const { data } of tensors.values())
    if (data.length > 0) yield new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
}

/** The JSON is put together by hand: an object would take a tensor named `__proto__` for its prototype, and put `1` before `a`. */
function headerOf(
  tensors: ReadonlyMap<string, FloatTensor | CodeTensor>,
  metadata: ReadonlyMap<string, string> | undefined,
): Uint8Array<ArrayBuffer> {
  const entries: string[] = [];
  if (metadata) entries.push(`"${metadataKey}":${stringsText(metadata)}`);
  let end = 0;
  for (const [name, tensor] of tensors) {
    checkTensor(name, tensor);
    const begin = end;
    end += tensor.data.byteLength;
    const entry = { dtype: typeOf(tensor), shape: tensor.shape, data_offsets: [begin, end] };
    entries.push(`${JSON.stringify(name)}:${JSON.stringify(entry)}`);
  }
  const json = encoder.encode(`{${entries.join(',')}}`);
  const padded = Math.ceil(json.length / 8) * 8;
  const header = new Uint8Array(8 + padded).fill(0x20);
  new DataView(header.buffer).setBigUint64(0, BigInt(padded), true);
  header.set(json, 8);
  return header;
}

function typeOf(tensor: FloatTensor | CodeTensor): string {
  if ('type' in tensor && tensor.type) return tensor.type;
  const { data } = tensor;
  if (data instanceof Float32Array) return 'F32';
  return `${data instanceof Int8Array ? 'I' : 'U'}${8 * data.BYTES_PER_ELEMENT}`;
}

function stringsText(strings: ReadonlyMap<string, string>): string {
  return `{${Array.from(strings, (entry) => entry.map((text) => JSON.stringify(text)).join(':')).join(',')}}`;
}

function checkTensor(name: string, { shape, data }: FloatTensor | CodeTensor): void {
  if (name === metadataKey) throw new FirthError('BAD_OPTION', `tensors: no tensor can be named ${metadataKey}`);
  const count = shape.reduce((product, extent) => product * extent, 1);
  if (count !== data.length || !shape.every(Number.isSafeInteger))
    throw new FirthError(
      'DIMENSION_MISMATCH',
      `${JSON.stringify(name)}: received ${data.length} numbers for the shape ${shape.join(' × ')}`,
    );
}
