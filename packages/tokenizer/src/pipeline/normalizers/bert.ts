import { categorySet, inCategory } from '../../unicode/category.ts';
import { isWhiteSpace } from '../../unicode/white-space.ts';
import { mapChars } from '../aligned-text.ts';
import { lowercase, stripNonspacingMarks } from './case.ts';
import type { Normalizer } from './normalizer.ts';
import { unicodeForm } from './unicode-form.ts';

export interface BertNormalizerOptions {
  readonly cleanText: boolean;
  readonly handleChineseChars: boolean;
  /** Absent: as `lowercase`. */
  readonly stripAccents?: boolean | undefined;
  readonly lowercase: boolean;
}

/** Returns the normalizer of BERT (`BasicTokenizer` in google-research/bert, tokenization.py). */
export function bertNormalizer(options: BertNormalizerOptions): Normalizer {
  const steps: Normalizer[] = [];
  if (options.cleanText) steps.push(cleanText);
  if (options.handleChineseChars) steps.push(spaceChineseChars);
  if (options.stripAccents ?? options.lowercase) steps.push(unicodeForm('NFD'), stripNonspacingMarks);
  if (options.lowercase) steps.push(lowercase);
  return (source) => steps.reduce((text, step) => step(text), source);
}

const control = categorySet('Cc')! | categorySet('Cf')! | categorySet('Co')! | categorySet('Cs')!;

/** Drops control characters, and makes white space of any kind a space. */
const cleanText: Normalizer = (source) =>
  mapChars(source, (point) => {
    if (point === 0x09 || point === 0x0a || point === 0x0d) return ' ';
    if (point === 0 || point === 0xfffd || inCategory(point, control)) return '';
    return point !== 0x20 && isWhiteSpace(point) ? ' ' : undefined;
  });

/** Puts a space on either side of a Chinese character. */
const spaceChineseChars: Normalizer = (source) =>
  mapChars(source, (point) => (isChineseChar(point) ? ` ${String.fromCodePoint(point)} ` : undefined));

function isChineseChar(point: number): boolean {
  return (
    (point >= 0x4e00 && point <= 0x9fff) ||
    (point >= 0x3400 && point <= 0x4dbf) ||
    (point >= 0x20000 && point <= 0x2a6df) ||
    (point >= 0x2a700 && point <= 0x2b73f) ||
    (point >= 0x2b740 && point <= 0x2b81f) ||
    (point >= 0x2b920 && point <= 0x2ceaf) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0x2f800 && point <= 0x2fa1f)
  );
}
