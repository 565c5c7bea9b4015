import { bytesToAlphabet } from '../../bytes/byte-alphabet.ts';
import { toUTF8 } from '../../bytes/utf8.ts';
import { isWhiteSpace } from '../../unicode/white-space.ts';
import { createAlignedBuilder, mapChars, prepend, sliceAligned } from '../aligned-text.ts';
import type { MatchFinder } from '../find-matches.ts';
import type { Normalizer } from './normalizer.ts';

/** Writes the UTF-8 bytes of each character in GPT-2's alphabet. */
export const byteLevel: Normalizer = (source) =>
  mapChars(source, (point) => {
    if (point > 0x20 && point < 0x7f) return undefined;
    return bytesToAlphabet(toUTF8(String.fromCodePoint(point)));
  });

/** Returns the normalizer that puts `prefix` before a text that is not empty. */
export function prependText(prefix: string): Normalizer {
  return (source) => prepend(source, prefix);
}

/** Returns the normalizer that takes white space from either end. */
export function strip(left: boolean, right: boolean): Normalizer {
  return (source) => {
    const { text } = source;
    let start = 0;
    let end = text.length;
    // White space lies in the basic plane, so units do for characters.
    while (left && start < end && isWhiteSpace(text.charCodeAt(start))) start++;
    while (right && end > start && isWhiteSpace(text.charCodeAt(end - 1))) end--;
    return end - start === text.length ? source : sliceAligned(source, start, end);
  };
}

/** Returns the normalizer that replaces what `find` matches; the replacement stands for the last character of the match. */
export function replaceMatches(find: MatchFinder, content: string): Normalizer {
  return (source) => {
    const spans = find(source.text);
    if (!spans.some(({ isMatch }) => isMatch)) return source;
    const builder = createAlignedBuilder(source.text.length);
    for (const { start, end, isMatch } of spans) {
      if (!isMatch) builder.copy(source, start, end);
      else if (end > 0) builder.add(content, source.starts[end - 1]!, source.ends[end - 1]!);
      else builder.add(content, source.starts[0] ?? 0, source.starts[0] ?? 0);
    }
    return builder.finish();
  };
}

/** The normalizer of Google's neural translation (`nmt` in SentencePiece, builder.cc): drops control characters, unifies spaces. */
export const nmt: Normalizer = (source) =>
  mapChars(source, (point) => {
    if (isNmtRemoved(point)) return '';
    return isNmtSpace(point) ? ' ' : undefined;
  });

function isNmtRemoved(point: number): boolean {
  return (
    (point >= 0x01 && point <= 0x08) ||
    point === 0x0b ||
    (point >= 0x0e && point <= 0x1f) ||
    point === 0x7f ||
    point === 0x8f ||
    point === 0x9f
  );
}

function isNmtSpace(point: number): boolean {
  return (
    point === 0x09 ||
    point === 0x0a ||
    point === 0x0c ||
    point === 0x0d ||
    point === 0x1680 ||
    (point >= 0x200b && point <= 0x200f) ||
    point === 0x2028 ||
    point === 0x2029 ||
    point === 0x2581 ||
    point === 0xfeff ||
    point === 0xfffd
  );
}
