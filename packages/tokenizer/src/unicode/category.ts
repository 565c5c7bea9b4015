import { categoryNames, categoryRuns } from './category-runs.ts';
import { decodeRuns } from './runs.ts';

/** The two-letter names of the general categories (`Lu`, `Ll`, …); a category's number is its place here. */
export const categories: readonly string[] = categoryNames.split(' ');

/** A set of general categories, a bit each. */
export type CategorySet = number;

let table: Uint8Array | undefined;

/** Returns the table from code point to the number of its general category; made at the first call and shared. */
function categoryTable(): Uint8Array {
  table ??= decodeRuns(categoryRuns);
  return table;
}

/**
 * Returns the categories that a property name stands for: `Lu` one, `L` all whose name begins with it; `undefined` for another name.
 */
export function categorySet(name: string): CategorySet | undefined {
  let set = 0;
  for (const [number, category] of categories.entries())
    if (category === name || (name.length === 1 && category.startsWith(name))) set |= 1 << number;
  return set === 0 ? undefined : set;
}

/** Whether the code point's general category is in `set`. */
export function inCategory(codePoint: number, set: CategorySet): boolean {
  return (set & (1 << categoryTable()[codePoint]!)) !== 0;
}

export const letter: CategorySet = categorySet('L')!;
export const mark: CategorySet = categorySet('M')!;
export const number: CategorySet = categorySet('N')!;
export const punctuation: CategorySet = categorySet('P')!;
export const nonspacingMark: CategorySet = categorySet('Mn')!;
/** Control, format, surrogate, private use and unassigned. */
export const other: CategorySet = categorySet('C')!;
