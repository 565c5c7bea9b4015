import { isHighSurrogate, isLowSurrogate } from '../bytes/utf8.ts';
import { holds } from './anchors.ts';
import type { Instruction, Program } from './compile.ts';
import { pointAt } from './point-at.ts';

/** Failed states are remembered after this many steps: a plain match never pays for it. */
const stepsBeforeMemory = 2000;

/** What one search works on. `steps` counts down over the whole text. */
export interface Search {
  readonly program: Program;
  readonly text: string;
  /** Whether a state that failed once fails always: not where there are backreferences, which depend on what came before. */
  readonly canRemember: boolean;
  /** Where the search began, for `\G`. */
  searchStart: number;
  readonly slots: Int32Array;
  steps: number;
  /** States (instruction and position) of the main program that are known to fail, whatever came before. */
  failed: Set<number> | undefined;
}

/**
 * Returns where a match that begins at `start` ends, or -1.
 *
 * A backtracking machine, so that choices, possessive parts and look-around mean what they mean in Oniguruma. Where it can remember, a
 * state that failed once is not tried again: time is then linear in the text.
 */
export function matchAt(search: Search, start: number): number {
  return run(search, 0, start, search.failed);
}

/** Runs the program from a state and a position on, until it matches or no choice is left; `known` are states that fail. */
function run(search: Search, startState: number, startPosition: number, known?: Set<number>): number {
  const { program, text, slots, canRemember } = search;
  const { code } = program;
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
      case 'split':
        // What is tried from here either matches in the end, or fails: coming here again is for nothing.
        isAlive = failed === undefined || isNew(failed, state * width + position);
        if (isAlive) stack.push(instruction.second, position);
        state = instruction.first;
        break;
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
        isAlive = holds(instruction.anchor, text, position, search.searchStart);
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
        const end = run(search, state + 1, position);
        isAlive = end >= 0;
        position = end;
        state = instruction.after;
        break;
      }
      case 'look':
        isAlive = looks(search, instruction, state + 1, position) !== instruction.negated;
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

/** Adds `key` to `keys`; returns whether it was not there. */
function isNew(keys: Set<number>, key: number): boolean {
  if (keys.has(key)) return false;
  keys.add(key);
  return true;
}

type Look = Extract<Instruction, { op: 'look' }>;

function looks(search: Search, look: Look, state: number, position: number): boolean {
  if (!look.behind) return run(search, state, position) >= 0;
  let start = position;
  for (let width = 0; width <= look.widths.max; width++) {
    if (width >= look.widths.min && run(search, state, start) === position) return true;
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
