import { inCategory, mark, nonspacingMark } from '../../unicode/category.ts';
import { mapChars } from '../aligned-text.ts';
import type { Normalizer } from './normalizer.ts';

/** Lower case, character by character: Σ is always σ, where JavaScript's `toLowerCase` of a text knows the final ς. */
export const lowercase: Normalizer = (source) =>
  mapChars(source, (point) => {
    if (point < 0x80) return point >= 65 && point <= 90 ? String.fromCharCode(point + 32) : undefined;
    const char = String.fromCodePoint(point);
    const lower = char.toLowerCase();
    return lower === char ? undefined : lower;
  });

/** Removes every combining mark. */
export const stripAccents: Normalizer = (source) =>
  mapChars(source, (point) => (point >= 0x300 && inCategory(point, mark) ? '' : undefined));

/** Removes the marks that take no space of their own (Mn): what BERT calls accents. */
export const stripNonspacingMarks: Normalizer = (source) =>
  mapChars(source, (point) => (point >= 0x300 && inCategory(point, nonspacingMark) ? '' : undefined));
