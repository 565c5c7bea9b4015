import { FirthError } from '@firth/core';
import type { CharTest } from './char-class.ts';
import type { Anchor, RegexNode } from './syntax.ts';

/** Counted repetitions are written out, so this also bounds `{1000}` of a long body. */
const maxInstructions = 20_000;

/** One step of the matching machine; `next` and `other` are places in the program. */
export type Instruction =
  | { readonly op: 'char'; readonly test: CharTest }
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'jump'; target: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'anchor'; readonly anchor: Anchor }
  | { readonly op: 'backreference'; readonly group: number; readonly ignoreCase: boolean }
  /** Runs the part that begins behind it; `after` is where the match goes on. */
  | { readonly op: 'atomic'; after: number }
  | { readonly op: 'look'; readonly behind: boolean; readonly negated: boolean; readonly widths: Widths; after: number }
  | { readonly op: 'match' };

/** The code points that a look-behind may span. */
export interface Widths {
  readonly min: number;
  readonly max: number;
}

export interface Program {
  readonly code: readonly Instruction[];
  /** Whether some repetition can take nothing, so that a state may come back to itself. */
  readonly hasEmptyLoop: boolean;
}

/** Returns the program of a parsed pattern. */
export function compileRegex(node: RegexNode): Program {
  const code: Instruction[] = [];
  let hasEmptyLoop = false;

  const add = <I extends Instruction>(instruction: I): I => {
    if (code.length >= maxInstructions)
      throw new FirthError('LIMIT', `a regular expression needs more than ${maxInstructions} instructions`);
    code.push(instruction);
    return instruction;
  };

  const emit = (part: RegexNode): void => {
    switch (part.type) {
      case 'char':
        add({ op: 'char', test: part.test });
        break;
      case 'sequence':
        for (const child of part.nodes) emit(child);
        break;
      case 'choice':
        emitChoice(part.nodes);
        break;
      case 'repeat':
        if (part.mode === 'possessive')
          emitInner({ op: 'atomic', after: 0 }, () => emitRepeat({ ...part, mode: 'greedy' }));
        else emitRepeat(part);
        break;
      case 'capture':
        add({ op: 'save', slot: 2 * part.group });
        emit(part.node);
        add({ op: 'save', slot: 2 * part.group + 1 });
        break;
      case 'atomic':
        emitInner({ op: 'atomic', after: 0 }, () => emit(part.node));
        break;
      case 'look':
        emitInner(
          { op: 'look', behind: part.behind, negated: part.negated, widths: widthsOf(part.node), after: 0 },
          () => emit(part.node),
        );
        break;
      case 'anchor':
        add({ op: 'anchor', anchor: part.anchor });
        break;
      case 'backreference':
        add({ op: 'backreference', group: part.group, ignoreCase: part.ignoreCase });
    }
  };

  const emitInner = (head: Extract<Instruction, { after: number }>, body: () => void): void => {
    add(head);
    body();
    add({ op: 'match' });
    head.after = code.length;
  };

  const emitChoice = (nodes: readonly RegexNode[]): void => {
    const exits: { target: number }[] = [];
    for (const [index, child] of nodes.entries()) {
      if (index === nodes.length - 1) {
        emit(child);
        break;
      }
      const split = add({ op: 'split', first: code.length + 1, second: 0 });
      emit(child);
      exits.push(add({ op: 'jump', target: 0 }));
      split.second = code.length;
    }
    for (const exit of exits) exit.target = code.length;
  };

  const emitRepeat = ({ node: body, min, max, mode }: Extract<RegexNode, { type: 'repeat' }>): void => {
    for (let i = 0; i < min; i++) emit(body);
    const enter = (): ((exit: number) => void) => {
      const split = add({ op: 'split', first: 0, second: 0 });
      const inside = code.length;
      return (exit) =>
        Object.assign(split, mode === 'lazy' ? { first: exit, second: inside } : { first: inside, second: exit });
    };
    if (max === Infinity) {
      if (widthsOf(body).min === 0) hasEmptyLoop = true;
      const start = code.length;
      const leave = enter();
      emit(body);
      add({ op: 'jump', target: start });
      leave(code.length);
      return;
    }
    const leaves: ((exit: number) => void)[] = [];
    for (let i = min; i < max; i++) {
      leaves.push(enter());
      emit(body);
    }
    for (const leave of leaves) leave(code.length);
  };

  emit(node);
  add({ op: 'match' });
  return { code, hasEmptyLoop };
}

/** The least and the most code points that a part can take. */
function widthsOf(node: RegexNode): Widths {
  switch (node.type) {
    case 'char':
      return { min: 1, max: 1 };
    case 'sequence':
      return node.nodes
        .map(widthsOf)
        .reduce((a, b) => ({ min: a.min + b.min, max: a.max + b.max }), { min: 0, max: 0 });
    case 'choice':
      return node.nodes.map(widthsOf).reduce((a, b) => ({ min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) }));
    case 'repeat': {
      const { min, max } = widthsOf(node.node);
      return { min: min * node.min, max: max === 0 || node.max === 0 ? 0 : max * node.max };
    }
    case 'capture':
    case 'atomic':
      return widthsOf(node.node);
    case 'backreference':
      return { min: 0, max: Infinity };
    default:
      return { min: 0, max: 0 };
  }
}
