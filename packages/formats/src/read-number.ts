import { carriageReturn, minus, newline, nine, point, space, zero } from './ascii.ts';
import { exactPowersOfTen } from './powers-of-ten.ts';
import { readAnyNumber } from './read-any-number.ts';

/**
 * Reads the decimal number at `at` of `bytes` into `out[index]` and returns the offset behind it, or -1 where none
 * stands there.
 *
 * The value is `Math.fround(Number(text))` to the last bit. A number of at most nine digits without an exponent, as
 * trainers write them, is an integer divided by a power of ten, both exact in float64, so that their quotient is the
 * correctly rounded number (the fast path of W. D. Clinger, How to Read Floating Point Numbers Accurately, 1990). Every
 * other form goes to {@link readAnyNumber}.
 *
 * `Math.imul` spares the checks for overflow that `*` needs: a quarter of the time.
 *
 * A number ends at a space, a carriage return or a newline; the caller sees to it that `bytes` holds one of them behind
 * `at`.
 */
export function readNumber(bytes: Uint8Array, at: number, out: Float32Array, index: number): number {
  let end = at;
  let byte = bytes[end]!;
  const isNegative = byte === minus;
  if (isNegative) byte = bytes[++end]!;

  const firstDigit = end;
  let significand = 0;
  while (byte >= zero && byte <= nine && significand < 100_000_000) {
    significand = Math.imul(significand, 10) + (byte - zero);
    byte = bytes[++end]!;
  }
  let digits = end - firstDigit;
  let decimals = 0;
  if (byte === point) {
    const firstDecimal = end + 1;
    byte = bytes[++end]!;
    while (byte >= zero && byte <= nine && significand < 100_000_000) {
      significand = Math.imul(significand, 10) + (byte - zero);
      byte = bytes[++end]!;
    }
    decimals = end - firstDecimal;
    digits += decimals;
  }
  const isEnd = byte === space || byte === newline || byte === carriageReturn;
  if (!isEnd || digits === 0 || decimals >= exactPowersOfTen.length) return readAnyNumber(bytes, at, out, index);

  const value = significand / exactPowersOfTen[decimals]!;
  out[index] = isNegative ? -value : value;
  return end;
}
