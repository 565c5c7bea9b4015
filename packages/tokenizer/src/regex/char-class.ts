import { categorySet, inCategory, other } from '../unicode/category.ts';
import { scripts, scriptTable } from '../unicode/script.ts';
import { isWhiteSpace } from '../unicode/white-space.ts';
import { isOnigurumaWord } from '../unicode/word.ts';

/** Whether a code point is of a class. */
export type CharTest = (codePoint: number) => boolean;

export const isNewline: CharTest = (point) => point === 0x0a;
export const isHexDigit: CharTest = (point) =>
  (point >= 48 && point <= 57) || (point >= 65 && point <= 70) || (point >= 97 && point <= 102);

export function not(test: CharTest): CharTest {
  return (point) => !test(point);
}

export function either(tests: readonly CharTest[]): CharTest {
  return tests.length === 1 ? tests[0]! : (point) => tests.some((test) => test(point));
}

export function both(a: CharTest, b: CharTest): CharTest {
  return (point) => a(point) && b(point);
}

export function range(first: number, last: number): CharTest {
  return (point) => point >= first && point <= last;
}

/** Accepts what `test` accepts in any case: `s` also takes S and U+017F ſ, `k` also the Kelvin sign. */
export function ignoringCase(test: CharTest): CharTest {
  return (point) => test(point) || caseVariants(point).some(test);
}

function caseVariants(point: number): number[] {
  const char = String.fromCodePoint(point);
  const upper = char.toUpperCase();
  return [char.toLowerCase(), upper, upper.toLowerCase()].flatMap((variant) => {
    const variantPoint = variant.codePointAt(0)!;
    return variant.length === (variantPoint > 0xffff ? 2 : 1) ? [variantPoint] : [];
  });
}

/** The test of `\p{name}`: a general category, a script or a POSIX name; `undefined` for another. */
export function propertyTest(name: string): CharTest | undefined {
  const categories = categorySet(longNames.get(name) ?? name);
  if (categories !== undefined) return (point) => inCategory(point, categories);
  const script = scripts.findIndex((known) => known.toLowerCase() === name.toLowerCase().replace(/^(script|sc)=/, ''));
  if (script >= 0) return (point) => scriptTable()[point] === script;
  return posixTest(name.toLowerCase());
}

const longNames: ReadonlyMap<string, string> = new Map([
  ['Letter', 'L'],
  ['Mark', 'M'],
  ['Number', 'N'],
  ['Punctuation', 'P'],
  ['Symbol', 'S'],
  ['Separator', 'Z'],
  ['Other', 'C'],
  ['Uppercase_Letter', 'Lu'],
  ['Lowercase_Letter', 'Ll'],
  ['Decimal_Number', 'Nd'],
]);

/** The test of `[:name:]`, which Oniguruma also takes in `\p{…}`; `undefined` for an unknown name. */
export function posixTest(name: string): CharTest | undefined {
  return posix.get(name);
}

function category(...names: readonly string[]): CharTest {
  const set = names.reduce((union, name) => union | categorySet(name)!, 0);
  return (point) => inCategory(point, set);
}

/** The test of `\\d`: a decimal digit of any script. */
export const isDigit: CharTest = category('Nd');
const spaceSeparator = categorySet('Zs')!;
const isAlphabetic = category('L', 'M', 'Nl');
const isGraph: CharTest = (point) => !isWhiteSpace(point) && !inCategory(point, other);

const posix: ReadonlyMap<string, CharTest> = new Map<string, CharTest>([
  ['alpha', isAlphabetic],
  ['digit', isDigit],
  ['alnum', either([isAlphabetic, isDigit])],
  ['upper', category('Lu')],
  ['lower', category('Ll')],
  ['space', isWhiteSpace],
  ['blank', (point) => point === 9 || inCategory(point, spaceSeparator)],
  ['cntrl', category('Cc')],
  ['punct', category('P', 'S')],
  ['graph', isGraph],
  ['print', either([isGraph, category('Zs')])],
  ['xdigit', isHexDigit],
  ['word', isOnigurumaWord],
  ['ascii', range(0, 0x7f)],
  ['any', () => true],
]);
