import { sequenceLength } from '../bytes/utf8.ts';
import { codePointAt, isLetterKind, isNewlineKind, isNumberKind, isSpaceKind, kindTable } from './char-kind.ts';
import { anyContraction } from './contraction.ts';
import { previousStart, skipKind, skipOther } from './runs.ts';
import type { Scanner } from './scanner.ts';

const apostrophe = 0x27;
const space = 0x20;

/** What tells the patterns of this family apart. */
export interface Cl100kVariant {
  /** Digits of a number at most: 3 of GPT-4 and LLaMA 3, 1 of Qwen. */
  readonly digits: number;
  /** Whether white space at the end of the text is one token, newlines or not (`\s++$`, which tiktoken's has). */
  readonly takesFinalSpace: boolean;
}

/**
 * Returns a scanner of the family of cl100k:
 * `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`.
 */
export function cl100kScanner({ digits, takesFinalSpace }: Cl100kVariant): Scanner {
  const kinds = kindTable();
  const known = isLetterKind | isNumberKind | isSpaceKind;

  return (bytes, start, end) => {
    const lead = bytes[start]!;
    if (lead === apostrophe) {
      const length = anyContraction(bytes, start);
      if (length > 0 && start + length <= end) return start + length;
    }
    const kind = lead < 0x80 ? kinds[lead]! : kinds[codePointAt(bytes, start)]!;
    const next = start + sequenceLength(lead);
    if ((kind & isLetterKind) !== 0) return skipKind(kinds, bytes, next, end, isLetterKind);
    if ((kind & isNumberKind) !== 0) return numberEnd(kinds, bytes, next, end, digits);
    // Any one character that is no newline may stand before a word.
    if ((kind & isNewlineKind) === 0) {
      const stop = skipKind(kinds, bytes, next, end, isLetterKind);
      if (stop > next) return stop;
    }
    if ((kind & isSpaceKind) === 0) return symbolEnd(kinds, bytes, next, end, known);
    if (lead === space && next < end) {
      const stop = skipOther(kinds, bytes, next, end, known);
      if (stop > next) return newlinesEnd(bytes, stop, end);
    }
    return spaceEnd(kinds, bytes, start, end, takesFinalSpace);
  };

  function symbolEnd(table: Uint8Array, bytes: Uint8Array, at: number, end: number, refused: number): number {
    return newlinesEnd(bytes, skipOther(table, bytes, at, end, refused), end);
  }
}

/** `\p{N}{1,digits}`, of which one digit is behind `at`. */
export function numberEnd(kinds: Uint8Array, bytes: Uint8Array, at: number, end: number, digits: number): number {
  for (let count = 1; count < digits && at < end; count++) {
    if ((kinds[codePointAt(bytes, at)]! & isNumberKind) === 0) return at;
    at += sequenceLength(bytes[at]!);
  }
  return at;
}

function newlinesEnd(bytes: Uint8Array, at: number, end: number): number {
  while (at < end && (bytes[at] === 0x0a || bytes[at] === 0x0d)) at++;
  return at;
}

/** `\s*[\r\n]+|\s+(?!\S)|\s+`, before which `\s++$` may stand: white space up to its last newline, else as GPT-2 has it. */
export function spaceEnd(
  kinds: Uint8Array,
  bytes: Uint8Array,
  start: number,
  end: number,
  takesFinalSpace: boolean,
): number {
  const stop = skipKind(kinds, bytes, start, end, isSpaceKind);
  if (stop === end && takesFinalSpace) return stop;
  for (let at = stop - 1; at >= start; at--) if (bytes[at] === 0x0a || bytes[at] === 0x0d) return at + 1;
  if (stop === end) return stop;
  const last = previousStart(bytes, stop);
  return last > start ? last : stop;
}
