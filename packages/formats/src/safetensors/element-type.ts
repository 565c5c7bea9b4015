import { bfloat16, float16, float32, float64, type NumberEncoding } from '../numbers/number-encoding.ts';

/** Types of elements by the names that safetensors has for them, with their bytes. Those below a byte are not read. */
const bytesByType: ReadonlyMap<string, number> = new Map([
  ['BOOL', 1],
  ['U8', 1],
  ['I8', 1],
  ['F8_E4M3', 1],
  ['F8_E5M2', 1],
  ['I16', 2],
  ['U16', 2],
  ['F16', 2],
  ['BF16', 2],
  ['I32', 4],
  ['U32', 4],
  ['F32', 4],
  ['I64', 8],
  ['U64', 8],
  ['F64', 8],
]);

/** Returns the bytes of an element, `undefined` for a type that is not known. */
export function bytesOf(type: string): number | undefined {
  return bytesByType.get(type);
}

const encodings: ReadonlyMap<string, NumberEncoding> = new Map([
  ['F32', float32],
  ['F64', float64],
  ['F16', float16],
  ['BF16', bfloat16],
]);

/** Returns how the floating-point numbers of a type are stored, `undefined` where it has none. */
export function encodingOf(type: string): NumberEncoding | undefined {
  return encodings.get(type);
}
