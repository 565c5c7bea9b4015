import { inCategory, number, punctuation } from '../../unicode/category.ts';

/** Whether BERT sees punctuation: the symbols of ASCII too. */
export function isPunctuation(point: number): boolean {
  if (point < 0x80)
    return (
      (point >= 33 && point <= 47) ||
      (point >= 58 && point <= 64) ||
      (point >= 91 && point <= 96) ||
      (point >= 123 && point <= 126)
    );
  return inCategory(point, punctuation);
}

/** Whether the code point is a number of any kind (Nd, Nl, No). */
export function isNumeric(point: number): boolean {
  return inCategory(point, number);
}
