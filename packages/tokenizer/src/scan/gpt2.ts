import { sequenceLength } from '../bytes/utf8.ts';
import { codePointAt, isLetterKind, isNumberKind, isSpaceKind, kindTable } from './char-kind.ts';
import { lowerContraction } from './contraction.ts';
import { previousStart, skipKind, skipOther } from './runs.ts';
import type { Scanner } from './scanner.ts';

const apostrophe = 0x27;
const space = 0x20;

/**
 * Returns the scanner of GPT-2's pattern, which r50k, p50k and Hugging Face's ByteLevel use:
 * `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`.
 */
export function gpt2Scanner(): Scanner {
  const kinds = kindTable();
  const known = isLetterKind | isNumberKind | isSpaceKind;

  return (bytes, start, end) => {
    let at = start;
    let lead = bytes[at]!;
    if (lead === apostrophe) {
      const length = lowerContraction(bytes, at);
      if (length > 0 && at + length <= end) return at + length;
    } else if (lead === space && at + 1 < end) {
      lead = bytes[++at]!;
    }
    const kind = lead < 0x80 ? kinds[lead]! : kinds[codePointAt(bytes, at)]!;
    if ((kind & isSpaceKind) !== 0) return whiteSpaceEnd(kinds, bytes, start, end);
    const next = at + sequenceLength(lead);
    if ((kind & isLetterKind) !== 0) return skipKind(kinds, bytes, next, end, isLetterKind);
    if ((kind & isNumberKind) !== 0) return skipKind(kinds, bytes, next, end, isNumberKind);
    return skipOther(kinds, bytes, next, end, known);
  };
}

/** `\s+(?!\S)|\s+`: white space leaves its last character to the word behind it, unless it is all there is. */
function whiteSpaceEnd(kinds: Uint8Array, bytes: Uint8Array, start: number, end: number): number {
  const stop = skipKind(kinds, bytes, start, end, isSpaceKind);
  if (stop === end) return stop;
  const last = previousStart(bytes, stop);
  return last > start ? last : stop;
}
