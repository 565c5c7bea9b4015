import {
  asciiText,
  carriageReturn,
  letterE,
  lowerCase,
  minus,
  newline,
  nine,
  plus,
  point,
  space,
  zero,
} from './ascii.ts';
import { exactPowersOfTen } from './powers-of-ten.ts';

/** What the readers of numbers return in place of an offset where no number stands. */
export const notANumber = -1;

/**
 * Reads a number of any form into `out[index]` and returns the offset behind it, or {@link notANumber}: signs,
 * exponents, a point first or last, any number of digits, and `nan`, `inf` and `infinity` in any case. Not hexadecimal,
 * not `1_0`, not `1.5abc`, not an empty field.
 *
 * The value is `Math.fround(Number(text))`. A number of more than fifteen digits lies between the two float64s that its
 * first fifteen make; where both round to the same float32, it does too. Where they differ, or a power of ten is not
 * exact, `Number` decides.
 */
export function readAnyNumber(bytes: Uint8Array, at: number, out: Float32Array, index: number): number {
  let end = at;
  let byte = bytes[end]!;
  const isNegative = byte === minus;
  if (isNegative || byte === plus) byte = bytes[++end]!;

  let digits = 0;
  let significand = 0;
  let exponent = 0;
  let isCut = false;
  let hasPoint = false;
  for (; (byte >= zero && byte <= nine) || (byte === point && !hasPoint); byte = bytes[++end]!) {
    if (byte === point) {
      hasPoint = true;
      continue;
    }
    digits++;
    const isExact = significand < 1e14;
    if (isExact) significand = significand * 10 + (byte - zero);
    else isCut ||= byte !== zero;
    if (isExact === hasPoint) exponent += hasPoint ? -1 : 1;
  }
  if (digits === 0) return readNonFinite(bytes, at, out, index);

  if ((byte | lowerCase) === letterE) {
    byte = bytes[++end]!;
    const isShrinking = byte === minus;
    if (isShrinking || byte === plus) byte = bytes[++end]!;
    const firstDigit = end;
    let written = 0;
    for (; byte >= zero && byte <= nine; byte = bytes[++end]!) written = Math.min(written * 10 + (byte - zero), 1e6);
    if (end === firstDigit) return notANumber;
    exponent += isShrinking ? -written : written;
  }
  if (!endsNumber(byte)) return notANumber;

  const low = scale(significand, exponent);
  const high = isCut ? scale(significand + 1, exponent) : low;
  if (Math.fround(low) === Math.fround(high)) out[index] = isNegative ? -low : low;
  else out[index] = Number(asciiText(bytes.subarray(at, end)));
  return end;
}

/** significand · 10^exponent, correctly rounded; NaN where that is not certain. */
function scale(significand: number, exponent: number): number {
  if (exponent < -22 || exponent > 22) return Number.NaN;
  return exponent < 0 ? significand / exactPowersOfTen[-exponent]! : significand * exactPowersOfTen[exponent]!;
}

function endsNumber(byte: number): boolean {
  return byte === space || byte === newline || byte === carriageReturn;
}

function readNonFinite(bytes: Uint8Array, at: number, out: Float32Array, index: number): number {
  const longest = '-infinity'.length;
  let end = at;
  while (end - at <= longest && !endsNumber(bytes[end]!)) end++;
  const match = /^([+-]?)(?:(nan)|inf(?:inity)?)$/i.exec(asciiText(bytes.subarray(at, end)));
  if (!match) return notANumber;
  out[index] = match[2] ? Number.NaN : match[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return end;
}
