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

/** Returns the numbers that `bytes` hold as float32, `undefined` where they are no floating-point numbers. */
export function toFloats(type: string, bytes: ArrayBuffer): Float32Array<ArrayBuffer> | undefined {
  switch (type) {
    case 'F32':
      return new Float32Array(bytes);
    case 'F64':
      return Float32Array.from(new Float64Array(bytes));
    case 'F16':
      return Float32Array.from(new Uint16Array(bytes), halfToFloat);
    case 'BF16':
      return bfloatToFloats(new Uint16Array(bytes));
    default:
      return undefined;
  }
}

/** A bfloat16 is the upper half of a float32. */
function bfloatToFloats(halves: Uint16Array): Float32Array<ArrayBuffer> {
  const bits = Uint32Array.from(halves, (half) => half << 16);
  return new Float32Array(bits.buffer);
}

/** Returns the number that 16 bits of IEEE 754 stand for: a sign, 5 bits of exponent, 10 of fraction. */
export function halfToFloat(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
