const bits = new DataView(new ArrayBuffer(4));

/** Returns the bits of `value` in IEEE 754 binary16, rounded to the nearest, ties to even. */
export function toHalf(value: number): number {
  bits.setFloat32(0, value);
  const word = bits.getUint32(0);
  const sign = (word >>> 16) & 0x8000;
  const exponent = ((word >>> 23) & 0xff) - 127 + 15;
  const mantissa = word & 0x7fffff;
  if (exponent === 0xff - 127 + 15) return sign | 0x7c00 | (mantissa === 0 ? 0 : 0x200);
  if (exponent >= 31) return sign | 0x7c00;
  if (exponent >= 1) return sign | ((exponent << 10) + roundShift(mantissa, 13));
  if (exponent < -10) return sign;
  return sign | roundShift(mantissa | 0x800000, 14 - exponent);
}

/** Returns the number that the binary16 `half` stands for. */
export function fromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const mantissa = half & 0x3ff;
  if (exponent === 31) return mantissa === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  return sign * (1024 + mantissa) * 2 ** (exponent - 25);
}

/** value / 2^shift, rounded to the nearest, ties to even. A mantissa that rounds up to a power of two carries into the exponent. */
function roundShift(value: number, shift: number): number {
  const half = 2 ** (shift - 1);
  const rest = value % (2 * half);
  const whole = Math.floor(value / (2 * half));
  return whole + (rest > half || (rest === half && whole % 2 === 1) ? 1 : 0);
}
