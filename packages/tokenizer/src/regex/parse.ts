import { FirthError } from '@firth/core';
import { type CharTest, ignoringCase, isNewline, not } from './char-class.ts';
import { escapePoint, escapeTest, memoized, parseClass } from './parse-class.ts';
import { createPatternReader, type PatternReader } from './pattern-reader.ts';
import type { Anchor, Dialect, RegexNode, RepeatMode } from './syntax.ts';

/** A pattern of a tokenizer is a line; one beyond this is an attack or a mistake. */
const maxPatternLength = 4096;
const maxDepth = 64;
const maxRepeat = 1000;

export interface ParsedRegex {
  readonly node: RegexNode;
  readonly groups: number;
  readonly hasBackreferences: boolean;
}

interface Flags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
}

interface Parser {
  readonly reader: PatternReader;
  readonly dialect: Dialect;
  readonly names: Map<string, number>;
  groups: number;
  hasBackreferences: boolean;
}

/**
 * Returns the tree of a pattern in Oniguruma's or Rust's syntax.
 *
 * @throws FirthError `BAD_REGEX` for a syntax error and for recursion, conditions and other parts that no tokenizer needs;
 * `LIMIT` for a pattern of more than 4,096 characters
 */
export function parseRegex(source: string, dialect: Dialect): ParsedRegex {
  if (source.length > maxPatternLength)
    throw new FirthError(
      'LIMIT',
      `a regular expression has ${source.length} characters; the limit is ${maxPatternLength}`,
    );
  const reader = createPatternReader(source);
  const parser: Parser = { reader, dialect, names: new Map(), groups: 0, hasBackreferences: false };
  const node = parseChoice(parser, { ignoreCase: false, dotAll: false }, 0);
  if (!reader.isAtEnd) throw reader.error('has an unmatched )');
  return { node, groups: parser.groups, hasBackreferences: parser.hasBackreferences };
}

function parseChoice(parser: Parser, flags: Flags, depth: number): RegexNode {
  if (depth > maxDepth) throw parser.reader.error(`nests more than ${maxDepth} deep`);
  const choices: RegexNode[] = [];
  let nodes: RegexNode[] = [];
  let current = flags;
  while (!parser.reader.isAtEnd && parser.reader.peek() !== ')') {
    if (parser.reader.take('|')) {
      choices.push({ type: 'sequence', nodes });
      nodes = [];
      continue;
    }
    const next = parseFlagChange(parser, current);
    if (next) current = next;
    else nodes.push(parseQuantified(parser, current, depth));
  }
  choices.push({ type: 'sequence', nodes });
  return choices.length === 1 ? choices[0]! : { type: 'choice', nodes: choices };
}

/** `(?i)` and its like, which hold to the end of the group. */
function parseFlagChange(parser: Parser, flags: Flags): Flags | undefined {
  const { reader } = parser;
  if (reader.peek() !== '(' || reader.peek(1) !== '?') return undefined;
  let end = 2;
  while (/[imxs-]/.test(reader.peek(end) ?? '')) end++;
  if (end === 2 || reader.peek(end) !== ')') return undefined;
  reader.take('(?');
  const letters = reader.until(')');
  return withFlags(parser, flags, letters);
}

function withFlags({ reader, dialect }: Parser, flags: Flags, letters: string): Flags {
  const [on = '', off = ''] = letters.split('-');
  if (/x/.test(on)) throw reader.error('uses the extended syntax (?x)');
  // Ruby's and Oniguruma's `m` lets the dot take newlines; elsewhere that is `s`.
  const dot = dialect === 'oniguruma' ? /[ms]/ : /s/;
  return {
    ignoreCase: (flags.ignoreCase || on.includes('i')) && !off.includes('i'),
    dotAll: (flags.dotAll || dot.test(on)) && !dot.test(off),
  };
}

function parseQuantified(parser: Parser, flags: Flags, depth: number): RegexNode {
  let node = parseAtom(parser, flags, depth);
  for (let count = 0; ; count++) {
    const bounds = parseBounds(parser.reader);
    if (!bounds) return node;
    if (count > 3) throw parser.reader.error('stacks more than four quantifiers');
    const mode = parseMode(parser, bounds.isInterval);
    node = { type: 'repeat', node, min: bounds.min, max: bounds.max, mode };
  }
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly isInterval: boolean;
}

function parseBounds(reader: PatternReader): Bounds | undefined {
  if (reader.take('*')) return { min: 0, max: Infinity, isInterval: false };
  if (reader.take('+')) return { min: 1, max: Infinity, isInterval: false };
  if (reader.take('?')) return { min: 0, max: 1, isInterval: false };
  return parseInterval(reader);
}

/** `{2}`, `{2,}`, `{,3}`, `{2,3}`; any other brace is a character. */
function parseInterval(reader: PatternReader): Bounds | undefined {
  let text = '';
  for (let ahead = 0; text.length < 12 && !text.endsWith('}') && reader.peek(ahead); ahead++)
    text += reader.peek(ahead);
  const parts = /^\{(?:(\d+)(,?)(\d*)|,(\d+))\}$/.exec(text);
  if (!parts) return undefined;
  reader.take(text);
  const [, low = '0', comma, high, only] = parts;
  const min = Number(low);
  const max = only !== undefined ? Number(only) : high ? Number(high) : comma ? Infinity : min;
  if (min > maxRepeat || (max > maxRepeat && max !== Infinity))
    throw reader.error(`repeats more than ${maxRepeat} times`);
  if (max < min) throw reader.error('has a repetition whose bounds are the wrong way round');
  return { min, max, isInterval: true };
}

function parseMode({ reader, dialect }: Parser, isInterval: boolean): RepeatMode {
  if (reader.take('?')) return 'lazy';
  const isPossessive = (!isInterval || dialect === 'rust') && reader.take('+');
  return isPossessive ? 'possessive' : 'greedy';
}

function parseAtom(parser: Parser, flags: Flags, depth: number): RegexNode {
  const { reader, dialect } = parser;
  const char = reader.next();
  if (char === '(') return parseGroup(parser, flags, depth);
  if (char === '[') return { type: 'char', test: parseClass(reader, flags.ignoreCase) };
  if (char === '.') return { type: 'char', test: flags.dotAll ? () => true : not(isNewline) };
  if (char === '^') return anchor(dialect === 'rust' ? 'text-start' : 'line-start');
  if (char === '$') return anchor(dialect === 'rust' ? 'text-end' : 'line-end');
  if (char === '\\') return parseEscape(parser, flags);
  if (char === '*' || char === '+' || char === '?') throw reader.error('repeats nothing');
  return (flags.ignoreCase ? foldedPair(reader, char) : undefined) ?? literal(char.codePointAt(0)!, flags);
}

/** Two letters that one character folds to, as ss and ß: Oniguruma takes either where case does not count. */
function foldedPair(reader: PatternReader, first: string): RegexNode | undefined {
  const pair = (first + (reader.peek() ?? '')).toLowerCase();
  const single = foldedPairs.get(pair);
  if (single === undefined) return undefined;
  const second = reader.next();
  const flags = { ignoreCase: true, dotAll: false };
  const nodes = [first, second].map((char) => literal(char.codePointAt(0)!, flags));
  const joined: RegexNode = { type: 'char', test: (point) => single.includes(String.fromCodePoint(point)) };
  return { type: 'choice', nodes: [{ type: 'sequence', nodes }, joined] };
}

const foldedPairs: ReadonlyMap<string, string> = new Map([
  ['ss', 'ßẞ'],
  ['ff', 'ﬀ'],
  ['fi', 'ﬁ'],
  ['fl', 'ﬂ'],
  ['st', 'ﬅﬆ'],
]);

function anchor(name: Anchor): RegexNode {
  return { type: 'anchor', anchor: name };
}

function literal(point: number, flags: Flags): RegexNode {
  const test: CharTest = (other) => other === point;
  return { type: 'char', test: flags.ignoreCase ? memoized(ignoringCase(test)) : test };
}

const anchors: ReadonlyMap<string, Anchor> = new Map([
  ['A', 'text-start'],
  ['z', 'text-end'],
  ['Z', 'text-end-or-last-newline'],
  ['G', 'search-start'],
  ['b', 'word-boundary'],
  ['B', 'not-word-boundary'],
]);

function parseEscape(parser: Parser, flags: Flags): RegexNode {
  const { reader } = parser;
  const letter = reader.next();
  const name = anchors.get(letter);
  if (name) return anchor(name);
  if (letter === 'g') throw reader.error('calls itself (\\g), which is not supported');
  if (letter === 'k') return backreference(parser, reader.take('<') ? reader.until('>') : '', flags);
  if (/[1-9]/.test(letter)) return backreference(parser, letter, flags);
  const test = escapeTest(reader, letter);
  return test ? { type: 'char', test: memoized(test) } : literal(escapePoint(reader, letter), flags);
}

function backreference(parser: Parser, name: string, flags: Flags): RegexNode {
  const group = parser.names.get(name) ?? (/^\d+$/.test(name) ? Number(name) : Number.NaN);
  if (!(group >= 1 && group <= parser.groups))
    throw parser.reader.error(`refers to the group ${name}, which is not before it`);
  parser.hasBackreferences = true;
  return { type: 'backreference', group, ignoreCase: flags.ignoreCase };
}

function parseGroup(parser: Parser, flags: Flags, depth: number): RegexNode {
  const { reader } = parser;
  const body = (inner: Flags = flags): RegexNode => {
    const node = parseChoice(parser, inner, depth + 1);
    if (!reader.take(')')) throw reader.error('has an unmatched (');
    return node;
  };
  if (!reader.take('?')) return { type: 'capture', group: ++parser.groups, node: body() };
  if (reader.take(':')) return body();
  if (reader.take('>')) return { type: 'atomic', node: body() };
  if (reader.take('=')) return { type: 'look', behind: false, negated: false, node: body() };
  if (reader.take('!')) return { type: 'look', behind: false, negated: true, node: body() };
  if (reader.take('<=')) return { type: 'look', behind: true, negated: false, node: body() };
  if (reader.take('<!')) return { type: 'look', behind: true, negated: true, node: body() };
  if (reader.take('#')) {
    reader.until(')');
    return { type: 'sequence', nodes: [] };
  }
  if (reader.take('<') || reader.take('P<')) {
    const group = ++parser.groups;
    parser.names.set(reader.until('>'), group);
    return { type: 'capture', group, node: body() };
  }
  if (/[imxs-]/.test(reader.peek() ?? '')) return body(withFlags(parser, flags, reader.until(':')));
  throw reader.error(`has the unsupported group (?${reader.peek() ?? ''}`);
}
