import { minus, point, zero } from './ascii.ts';
import { exactPowersOfTen } from './powers-of-ten.ts';
import { shortestText } from './shortest-text.ts';

/**
 * No text of a float32 takes more bytes: the longest are of the form `-1.17549435e-38`, `-0.00000123456789` and
 * `-100000000000000000000`.
 */
export const mostNumberBytes = 24;

const leastWithPoint = 1e-6;
const mostWithDigits = 1e7;

const single = new Float32Array(1);
const singleBits = new Int32Array(single.buffer);

/**
 * By the biased exponent of a float32: the decimals at which its digits make an integer of eight digits, or of nine.
 */
const decimalsOfExponent = Int8Array.from({ length: 256 }, (_, biased) =>
  Math.ceil(7 - (biased - 127) * Math.log10(2)),
);

/** Added and subtracted again, it rounds a smaller number to an integer, halves to even. */
const rounder = 2 ** 52;

/**
 * Writes the float32 `value` at `at` of `bytes` with the fewest digits that read back as the same float32, and returns
 * the offset behind it: 0.1, not 0.10000000149011612. NaN and the infinities become `nan`, `inf` and `-inf`, which
 * Python and C read.
 *
 * Eight or nine digits are tried first. If eight are too few, nine do; otherwise digits are taken away while the rest
 * reads back. Both ways are exact: an integer below 2^53 over a power of ten below 10^23 is correctly rounded, just as
 * a reader's number is. The nearest decimal is enough to try, for no power of two here is missed by it;
 * {@link shortestText} writes what is smaller or larger.
 */
export function writeNumber(value: number, bytes: Uint8Array, at: number): number {
  const magnitude = Math.abs(value);
  if (!(magnitude >= leastWithPoint && magnitude < mostWithDigits)) return writeText(shortestText(value), bytes, at);

  single[0] = magnitude;
  let decimals = decimalsOfExponent[singleBits[0]! >>> 23]!;
  let digits = roundedTo(decimals, magnitude);
  if (!readsBack(digits, decimals, magnitude)) {
    decimals++;
    digits = roundedTo(decimals, magnitude);
  } else {
    while (decimals > 0) {
      const fewer = roundedTo(decimals - 1, magnitude);
      if (!readsBack(fewer, decimals - 1, magnitude)) break;
      digits = fewer;
      decimals--;
    }
  }
  let end = at;
  if (value < 0) bytes[end++] = minus;
  return writeDigits(digits, decimals, bytes, end);
}

function roundedTo(decimals: number, magnitude: number): number {
  return magnitude * exactPowersOfTen[decimals]! + rounder - rounder;
}

function readsBack(digits: number, decimals: number, magnitude: number): boolean {
  return Math.fround(digits / exactPowersOfTen[decimals]!) === magnitude;
}

/** The two digits of each number below 100. */
const pairs = Uint8Array.from({ length: 200 }, (_, i) => zero + (i % 2 === 0 ? Math.floor(i / 20) : (i >> 1) % 10));

/** Writes digits · 10^-decimals. */
function writeDigits(digits: number, decimals: number, bytes: Uint8Array, at: number): number {
  const power = exactPowersOfTen[decimals]!;
  const whole = digits < power ? 0 : Math.floor(digits / power);
  const end = at + lengthOf(whole);
  writeInteger(whole, bytes, at, end);
  if (decimals === 0) return end;
  bytes[end] = point;
  writeInteger(digits - whole * power, bytes, end + 1, end + 1 + decimals);
  return end + 1 + decimals;
}

/** Writes `integer`, below 2^31, from `start` to `end`, with zeros in front: two digits at a time from the right. */
function writeInteger(integer: number, bytes: Uint8Array, start: number, end: number): void {
  let rest = integer | 0;
  let place = end;
  while (place - start >= 2) {
    const hundreds = (rest / 100) | 0;
    const pair = (rest - Math.imul(hundreds, 100)) << 1;
    place -= 2;
    bytes[place] = pairs[pair]!;
    bytes[place + 1] = pairs[pair + 1]!;
    rest = hundreds;
  }
  if (place > start) bytes[start] = zero + rest;
}

/** How many digits an integer has. */
function lengthOf(integer: number): number {
  let length = 1;
  for (let bound = 10; integer >= bound; bound *= 10) length++;
  return length;
}

function writeText(text: string, bytes: Uint8Array, at: number): number {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
  return at + text.length;
}
