import { isWhiteSpace } from '../unicode/white-space.ts';
import { isOnigurumaWord, isPlainWord } from '../unicode/word.ts';
import {
  both,
  type CharTest,
  either,
  ignoringCase,
  isDigit,
  isHexDigit,
  not,
  posixTest,
  propertyTest,
  range,
} from './char-class.ts';
import type { PatternReader } from './pattern-reader.ts';

/** Reads a bracket class, whose `[` has been read: ranges, escapes, POSIX names, nested classes and intersections. */
export function parseClass(reader: PatternReader, ignoreCase: boolean, depth = 0): CharTest {
  if (depth > 16) throw reader.error('nests classes more than 16 deep');
  const negated = reader.take('^');
  let intersection: CharTest | undefined;
  let union: CharTest[] = [];
  for (let isFirst = true; !(reader.peek() === ']' && !isFirst); isFirst = false) {
    if (reader.isAtEnd) throw reader.error('ends inside a character class');
    if (reader.take('&&')) {
      intersection = intersection ? both(intersection, either(union)) : either(union);
      union = [];
    } else union.push(parseMember(reader, ignoreCase, depth));
  }
  reader.take(']');
  const members = union.length > 0 ? either(union) : () => false;
  const test = intersection ? both(intersection, members) : members;
  return memoized(negated ? not(test) : test);
}

function parseMember(reader: PatternReader, ignoreCase: boolean, depth: number): CharTest {
  if (reader.take('[:')) {
    const negated = reader.take('^');
    const name = reader.until(':]');
    const test = posixTest(name) ?? reader.fail(`has the unknown POSIX class ${name}`);
    return negated ? not(test) : test;
  }
  if (reader.take('[')) return parseClass(reader, ignoreCase, depth + 1);
  const first = parseAtom(reader);
  if (typeof first === 'function') return ignoreCase ? ignoringCase(first) : first;
  const last = isRangeHyphen(reader) ? parseRangeEnd(reader) : first;
  if (last < first) throw reader.error('has a range whose end is before its beginning');
  return ignoreCase ? ignoringCase(range(first, last)) : range(first, last);
}

function isRangeHyphen(reader: PatternReader): boolean {
  return reader.peek() === '-' && ![']', undefined].includes(reader.peek(1)) && !(reader.peek(1) === '[');
}

function parseRangeEnd(reader: PatternReader): number {
  reader.take('-');
  const last = parseAtom(reader);
  if (typeof last === 'function') throw reader.error('has a class as the end of a range');
  return last;
}

/** One member: a code point, or the test of an escape such as `\s`. */
function parseAtom(reader: PatternReader): number | CharTest {
  const char = reader.next();
  if (char !== '\\') return char.codePointAt(0)!;
  const code = reader.next();
  if (code === 'w') return isPlainWord;
  if (code === 'W') return not(isPlainWord);
  return escapeTest(reader, code) ?? (code === 'b' ? 8 : escapePoint(reader, code));
}

/** The test of a class escape (`s`, `W`, `p{…}`), or `undefined` where the letter is none. */
export function escapeTest(reader: PatternReader, letter: string): CharTest | undefined {
  if (letter === 'p' || letter === 'P') return property(reader, letter === 'P');
  const test = shorthands.get(letter.toLowerCase());
  if (!test) return undefined;
  return letter === letter.toLowerCase() ? test : not(test);
}

const shorthands: ReadonlyMap<string, CharTest> = new Map([
  ['d', isDigit],
  ['h', isHexDigit],
  ['s', isWhiteSpace],
  ['w', isOnigurumaWord],
]);

function property(reader: PatternReader, isUpper: boolean): CharTest {
  const name = reader.take('{') ? reader.until('}') : reader.next();
  const negated = name.startsWith('^');
  const test = propertyTest(negated ? name.slice(1) : name) ?? reader.fail(`has the unknown property ${name}`);
  return negated !== isUpper ? not(test) : test;
}

/** The code point of an escape such as `n`, `x41`, `x{1F600}`, `u0041`, or of an escaped punctuation character. */
export function escapePoint(reader: PatternReader, letter: string): number {
  const control = controls.get(letter);
  if (control !== undefined) return control;
  if (letter === 'x') return reader.hex(reader.take('{') ? reader.until('}') : reader.many(2));
  if (letter === 'u') return reader.hex(reader.take('{') ? reader.until('}') : reader.many(4));
  if (letter === '0') return 0;
  if (/[A-Za-z0-9]/.test(letter)) throw reader.error(`has the unsupported escape \\${letter}`);
  return letter.codePointAt(0)!;
}

const controls: ReadonlyMap<string, number> = new Map([
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
  ['a', 7],
  ['e', 27],
]);

/** The same test with its answers for ASCII in a table. */
export function memoized(test: CharTest): CharTest {
  const ascii = Uint8Array.from({ length: 128 }, (_, point) => (test(point) ? 1 : 0));
  return (point) => (point < 128 ? ascii[point] === 1 : test(point));
}
