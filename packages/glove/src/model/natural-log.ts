const bits = new DataView(new ArrayBuffer(8));
const exponentBias = 1023;
const mantissaBits = 0x000f_ffff;

/**
 * Returns log `x` of a normal number above 0, with the same bits on every machine; `Math.log` may differ in the last one. Within 1e-15
 * relative or absolute, whichever is larger.
 *
 * With x = 2^n · m and ½√2 < m ≤ √2 it is n · log 2 + 2 artanh((m − 1) / (m + 1)), by the series of artanh.
 */
export function naturalLog(x: number): number {
  bits.setFloat64(0, x);
  const high = bits.getInt32(0);
  let exponent = (high >>> 20) - exponentBias;
  bits.setInt32(0, (high & mantissaBits) | (exponentBias << 20));
  let mantissa = bits.getFloat64(0);
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent++;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let sum = 0;
  for (let k = 21; k > 0; k -= 2) sum = sum * square + 1 / k;
  return exponent * Math.LN2 + 2 * s * sum;
}
