import { sequenceLength } from '../bytes/utf8.ts';
import {
  codePointAt,
  isLetterKind,
  isLowerKind,
  isNewlineKind,
  isNumberKind,
  isSpaceKind,
  isUpperKind,
  kindTable,
} from './char-kind.ts';
import { numberEnd, spaceEnd } from './cl100k.ts';
import { anyContraction } from './contraction.ts';
import { previousStart, skipKind, skipOther } from './runs.ts';
import type { Scanner } from './scanner.ts';

const apostrophe = 0x27;
const space = 0x20;
const slash = 0x2f;

/**
 * Returns the scanner of o200k: words are `[^\r\n\p{L}\p{N}]?`, upper case, lower case and a contraction, where modifier and other letters
 * and marks count as either case; the rest is as in cl100k, but for a `/` that may follow a symbol.
 */
export function o200kScanner(): Scanner {
  const kinds = kindTable();
  const known = isLetterKind | isNumberKind | isSpaceKind;
  const inWord = isUpperKind | isLowerKind;

  return (bytes, start, end) => {
    const lead = bytes[start]!;
    const kind = lead < 0x80 ? kinds[lead]! : kinds[codePointAt(bytes, start)]!;
    const next = start + sequenceLength(lead);
    if ((kind & isLetterKind) !== 0) return wordEnd(bytes, start, end);
    if ((kind & isNumberKind) !== 0) return numberEnd(kinds, bytes, next, end, 3);
    if ((kind & isNewlineKind) === 0) {
      // A character that is neither letter nor number goes with the word behind it. A mark may also begin a word, and does so rather
      // than stand before one without lower case: that would be the second choice of the pattern, without it the first.
      const isMark = (kind & inWord) !== 0;
      if (next < end && (kinds[codePointAt(bytes, next)]! & inWord) !== 0 && !(isMark && !hasLower(bytes, next, end)))
        return wordEnd(bytes, next, end);
      if (isMark) return wordEnd(bytes, start, end);
    }
    if ((kind & isSpaceKind) === 0) return symbolsEnd(bytes, skipOther(kinds, bytes, next, end, known), end);
    if (lead === space && next < end) {
      const stop = skipOther(kinds, bytes, next, end, known);
      if (stop > next) return symbolsEnd(bytes, stop, end);
    }
    return spaceEnd(kinds, bytes, start, end, false);
  };

  /** `U*L+` or, failing that, `U+L*`, each with a contraction; at `at` is a character of U or L. */
  function wordEnd(bytes: Uint8Array, at: number, end: number): number {
    const upperEnd = skipKind(kinds, bytes, at, end, isUpperKind);
    let stop = skipKind(kinds, bytes, upperEnd, end, isLowerKind);
    // U* gives back until L+ has a character: the last one of the run that is also of L; what is behind it is left to the next word.
    if (stop === upperEnd) stop = lastLowerEnd(bytes, at, upperEnd);
    const length = bytes[stop] === apostrophe ? anyContraction(bytes, stop) : 0;
    return length > 0 && stop + length <= end ? stop + length : stop;
  }

  /** Whether `U*L+` matches at `at`. */
  function hasLower(bytes: Uint8Array, at: number, end: number): boolean {
    for (; at < end; at += sequenceLength(bytes[at]!)) {
      const kind = kinds[codePointAt(bytes, at)]!;
      if ((kind & isLowerKind) !== 0) return true;
      if ((kind & isUpperKind) === 0) return false;
    }
    return false;
  }

  function lastLowerEnd(bytes: Uint8Array, at: number, upperEnd: number): number {
    for (let stop = upperEnd; stop > at; stop = previousStart(bytes, stop))
      if ((kinds[codePointAt(bytes, previousStart(bytes, stop))]! & isLowerKind) !== 0) return stop;
    return upperEnd;
  }
}

function symbolsEnd(bytes: Uint8Array, at: number, end: number): number {
  while (at < end && (bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === slash)) at++;
  return at;
}
