import { categories } from '../unicode/category.ts';
import { categoryRuns } from '../unicode/category-runs.ts';
import { decodeRuns } from '../unicode/runs.ts';
import { isWhiteSpace } from '../unicode/white-space.ts';

/** What a split pattern asks of a character, a bit each. */
export const isLetterKind = 1;
export const isNumberKind = 2;
export const isSpaceKind = 4;
/** Lu, Lt, Lm, Lo and M: what may stand in the upper-case part of a word of o200k. */
export const isUpperKind = 8;
/** Ll, Lm, Lo and M: what may stand in its lower-case part. */
export const isLowerKind = 16;
export const isNewlineKind = 32;
const isMarkKind = 64;

let kinds: Uint8Array | undefined;

/** Returns the kinds of every code point: a byte each (1.1 MB), made at the first call and shared. */
export function kindTable(): Uint8Array {
  kinds ??= makeKinds();
  return kinds;
}

function makeKinds(): Uint8Array {
  const ofCategory = Uint8Array.from(categories, kindOfCategory);
  const table = decodeRuns(categoryRuns, (category) => ofCategory[category]!);
  for (let point = 0; point <= 0x3000; point++) if (isWhiteSpace(point)) table[point] = isSpaceKind;
  table[0x0a] = isSpaceKind | isNewlineKind;
  table[0x0d] = isSpaceKind | isNewlineKind;
  return table;
}

function kindOfCategory(name: string): number {
  if (name.startsWith('N')) return isNumberKind;
  if (name.startsWith('M')) return isUpperKind | isLowerKind | isMarkKind;
  if (name === 'Lu' || name === 'Lt') return isLetterKind | isUpperKind;
  if (name === 'Ll') return isLetterKind | isLowerKind;
  return name.startsWith('L') ? isLetterKind | isUpperKind | isLowerKind : 0;
}

/** Returns the code point of the well-formed UTF-8 sequence at `at`. */
export function codePointAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return lead;
  const second = bytes[at + 1]! & 0x3f;
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | second;
  const third = bytes[at + 2]! & 0x3f;
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | (second << 6) | third;
  return ((lead & 0x07) << 18) | (second << 12) | (third << 6) | (bytes[at + 3]! & 0x3f);
}
