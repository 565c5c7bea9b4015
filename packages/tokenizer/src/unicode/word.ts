import { categorySet, inCategory, letter, mark } from './category.ts';

const rest = categorySet('Nd')! | categorySet('Pc')! | categorySet('Nl')!;
const otherNumber = categorySet('No')!;

/**
 * Whether `\w` of Rust's regular expressions accepts the code point: Alphabetic, a mark, a decimal digit, a connector, or a joiner
 * (UTS #18, annex C). Alphabetic beyond letters and marks is the letter numbers and the circled letters.
 */
export function isWord(codePoint: number): boolean {
  return isPlainWord(codePoint) || codePoint === 0x200c || codePoint === 0x200d;
}

/** Whether `\w` of Oniguruma accepts the code point: as {@link isWord}, but no joiner, and the digits and fractions of Latin-1 (² ³ ¹ ¼ ½ ¾). */
export function isOnigurumaWord(codePoint: number): boolean {
  return isPlainWord(codePoint) || (codePoint < 0x100 && inCategory(codePoint, otherNumber));
}

/** Alphabetic, a mark, a decimal digit or a connector: `\w` in a bracket class of Oniguruma. */
export function isPlainWord(codePoint: number): boolean {
  return inCategory(codePoint, letter | mark | rest) || isOtherAlphabetic(codePoint);
}

function isOtherAlphabetic(codePoint: number): boolean {
  return (
    (codePoint >= 0x24b6 && codePoint <= 0x24e9) ||
    (codePoint >= 0x1f130 && codePoint <= 0x1f149) ||
    (codePoint >= 0x1f150 && codePoint <= 0x1f169) ||
    (codePoint >= 0x1f170 && codePoint <= 0x1f189)
  );
}
