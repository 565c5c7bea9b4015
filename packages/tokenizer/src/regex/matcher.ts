import { isHighSurrogate, isLowSurrogate } from '../bytes/utf8.ts';
import { isOnigurumaWord } from '../unicode/word.ts';
import type { Instruction, Program } from './compile.ts';
import type { Anchor } from './syntax.ts';

/** Failed states are remembered after this many steps: a plain match never pays for it. */
const stepsBeforeMemory = 2000;

/** What one search works on. `steps` counts down over the whole text. */
export interface Search {
  readonly text: string;
  /** Where the search began, for `\G`. */
  searchStart: number;
  readonly slots: Int32Array;
  steps: number;
  /** States (instruction and position) of the main program that are known to fail, whatever came before. */
  failed: Set<number> | undefined;
}

/**
 * Returns where a match of `program` that begins at `start` ends, or -1.
 *
 * A backtracking machine, so that choices, possessive parts and look-around mean what they mean in Oniguruma. Without backreferences
 * a state that failed once fails always, and is not tried again: time is then linear in the text.
 */
export function matchAt(program: Program, search: Search, start: number, canRemember: boolean): number {
  return run(program, search, 0, start, canRemember, search.failed);
}

function run(
  program: Program,
  search: Search,
  startState: number,
  startPosition: number,
  canRemember: boolean,
  known: Set<number> | undefined,
): number {
  const { code } = program;
  const { text, slots } = search;
  const width = text.length + 1;
  const isMain = startState === 0;
  const stack: number[] = [];
  let failed = known ?? (program.hasEmptyLoop ? new Set<number>() : undefined);
  let budget = stepsBeforeMemory;
  let state = startState;
  let position = startPosition;

  for (;;) {
    if (--search.steps < 0) return -1;
    if (failed === undefined && canRemember && --budget < 0) {
      failed = new Set();
      if (isMain) search.failed = failed;
    }
    let isAlive = true;
    const instruction = code[state]!;
    switch (instruction.op) {
      case 'char': {
        const point = position < text.length ? pointAt(text, position) : -1;
        isAlive = point >= 0 && instruction.test(point);
        position += point > 0xffff ? 2 : 1;
        state++;
        break;
      }
      case 'split': {
        if (failed) {
          const key = state * width + position;
          if (failed.has(key)) {
            isAlive = false;
            break;
          }
          failed.add(key);
        }
        stack.push(instruction.second, position);
        state = instruction.first;
        break;
      }
      case 'jump':
        state = instruction.target;
        break;
      case 'save':
        // A negative entry restores the slot on the way back.
        stack.push(-1 - instruction.slot, slots[instruction.slot]!);
        slots[instruction.slot] = position;
        state++;
        break;
      case 'anchor':
        isAlive = holds(instruction.anchor, search, position);
        state++;
        break;
      case 'backreference': {
        const length = referenceLength(instruction, search, position);
        isAlive = length >= 0;
        position += length;
        state++;
        break;
      }
      case 'atomic': {
        const end = run(program, search, state + 1, position, canRemember, undefined);
        isAlive = end >= 0;
        position = end;
        state = instruction.after;
        break;
      }
      case 'look':
        isAlive = looks(program, search, instruction, state + 1, position, canRemember) !== instruction.negated;
        state = instruction.after;
        break;
      case 'match':
        return position;
    }
    if (isAlive) continue;
    for (;;) {
      if (stack.length === 0) return -1;
      position = stack.pop()!;
      state = stack.pop()!;
      if (state >= 0) break;
      slots[-1 - state] = position;
    }
  }
}

type Look = Extract<Instruction, { op: 'look' }>;

function looks(
  program: Program,
  search: Search,
  look: Look,
  state: number,
  position: number,
  canRemember: boolean,
): boolean {
  if (!look.behind) return run(program, search, state, position, canRemember, undefined) >= 0;
  let start = position;
  for (let width = 0; width <= look.widths.max; width++) {
    if (width >= look.widths.min && run(program, search, state, start, canRemember, undefined) === position)
      return true;
    if (start === 0 || search.steps < 0) return false;
    start -=
      start > 1 &&
      isLowSurrogate(search.text.charCodeAt(start - 1)) &&
      isHighSurrogate(search.text.charCodeAt(start - 2))
        ? 2
        : 1;
  }
  return false;
}

function referenceLength(
  { group, ignoreCase }: Extract<Instruction, { op: 'backreference' }>,
  { text, slots }: Search,
  position: number,
): number {
  const start = slots[2 * group]!;
  const end = slots[2 * group + 1]!;
  if (start < 0 || end < start) return -1;
  const wanted = text.slice(start, end);
  const found = text.substr(position, wanted.length);
  const isSame = ignoreCase ? found.toLowerCase() === wanted.toLowerCase() : found === wanted;
  return isSame ? wanted.length : -1;
}

function holds(anchor: Anchor, { text, searchStart }: Search, position: number): boolean {
  const isAtEnd = position === text.length;
  switch (anchor) {
    case 'text-start':
      return position === 0;
    case 'text-end':
      return isAtEnd;
    case 'text-end-or-last-newline':
      return isAtEnd || (position === text.length - 1 && text[position] === '\n');
    case 'search-start':
      return position === searchStart;
    case 'line-start':
      // Oniguruma begins no line behind a newline that ends the text.
      return position === 0 || (text[position - 1] === '\n' && !isAtEnd);
    case 'line-end':
      return isAtEnd || text[position] === '\n';
    default:
      return (isWordAt(text, position) !== isWordBefore(text, position)) === (anchor === 'word-boundary');
  }
}

function isWordAt(text: string, position: number): boolean {
  return position < text.length && isOnigurumaWord(pointAt(text, position));
}

function isWordBefore(text: string, position: number): boolean {
  if (position === 0) return false;
  const isPair = position > 1 && isLowSurrogate(text.charCodeAt(position - 1));
  return isOnigurumaWord(pointAt(text, position - (isPair ? 2 : 1)));
}

/** The code point at a UTF-16 position; a lone surrogate counts as U+FFFD, as in the programs that see UTF-8. */
function pointAt(text: string, position: number): number {
  const unit = text.charCodeAt(position);
  if ((unit & 0xf800) !== 0xd800) return unit;
  const point = text.codePointAt(position)!;
  return point > 0xffff ? point : 0xfffd;
}
