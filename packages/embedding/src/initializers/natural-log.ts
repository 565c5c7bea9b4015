/** 2 / (2k + 1) for k = 0 … 10: the series of 2 artanh t, to 1e-17 for the t below. */
const coefficients: readonly number[] = Array.from({ length: 11 }, (_, k) => 2 / (2 * k + 1));

/**
 * Returns ln x for 0 < x < 1, to 2 units in the last place.
 *
 * Made of + − × ÷ alone, which every engine rounds alike, where Math.log may differ in the last bit: the same seed
 * shall give the same table everywhere.
 */
export function naturalLog(x: number): number {
  let mantissa = x;
  let exponent = 0;
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent--;
  }
  const t = (mantissa - 1) / (mantissa + 1); // |t| < 0.172
  const square = t * t;
  let sum = 0;
  for (let k = coefficients.length - 1; k >= 0; k--) sum = sum * square + coefficients[k]!;
  return t * sum + exponent * Math.LN2;
}
