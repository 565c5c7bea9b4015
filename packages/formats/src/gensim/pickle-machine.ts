import { FirthError, type Place } from '@firth/core';
import type { ByteReader } from '../byte-reader.ts';
import { isPickleGlobal, isPickleObject, type PickleValue } from './pickle-value.ts';

/** The machine for which a pickle is a program, without the part that calls. Opcodes that do not fit one another throw `INCONSISTENT`. */
export interface PickleMachine {
  readonly reader: ByteReader;
  push(value: PickleValue): void;
  pop(): PickleValue;
  mark(): void;
  /** Takes what was pushed since the last mark. */
  popMark(): PickleValue[];
  /** Remembers the top of the stack as entry `index` of the memo, by default the next one. */
  memoize(index?: number): void;
  recall(index: number): void;
  pushGlobal(module: PickleValue, name: PickleValue): void;
  /** Notes that Python would call `callable` with `args`. */
  pushObject(callable: PickleValue, args: PickleValue): void;
  /** Gives the object on top `state`. */
  build(state: PickleValue): void;
  append(values: readonly PickleValue[]): void;
  /** Sets entries of the dictionary on top: keys and values in turn. */
  setItems(pairs: readonly PickleValue[]): void;
  addItems(values: readonly PickleValue[]): void;
  error(problem: string): FirthError;
}

/** More a `Map` cannot hold. */
const mostEntries = 2 ** 24 - 1;

/** Returns a machine that reads its program from `reader`. */
export function createPickleMachine(reader: ByteReader, place: Place): PickleMachine {
  const stack: PickleValue[] = [];
  const marks: number[] = [];
  const memo = new Map<number, PickleValue>();

  const error = (problem: string): FirthError =>
    new FirthError('INCONSISTENT', `the pickle ${problem}`, { ...place, offset: reader.offset });
  const top = (): PickleValue => {
    if (stack.length > (marks.at(-1) ?? 0)) return stack.at(-1)!;
    throw error('needs a value where there is none');
  };

  return {
    reader,
    error,
    push: (value) => void stack.push(value),
    pop() {
      const value = top();
      stack.pop();
      return value;
    },
    mark: () => void marks.push(stack.length),
    popMark() {
      const mark = marks.pop();
      if (mark === undefined) throw error('goes back to a mark where there is none');
      return stack.splice(mark);
    },
    memoize: (index = memo.size) => void memo.set(index, top()),
    recall(index) {
      const value = memo.get(index);
      if (value === undefined) throw error(`asks for entry ${index} of the memo, which there is not`);
      stack.push(value);
    },
    pushGlobal(module, name) {
      if (typeof module !== 'string' || typeof name !== 'string') throw error('names a class by no text');
      stack.push({ kind: 'global', name: `${module}.${name}` });
    },
    pushObject(callable, args) {
      if (!isPickleGlobal(callable) || !Array.isArray(args)) throw error('makes an object of no class');
      stack.push({ kind: 'object', type: callable.name, args, state: null, entries: new Map(), items: [] });
    },
    build(state) {
      const target = top();
      if (!isPickleObject(target)) throw error('gives a state to something that is no object');
      target.state = state;
    },
    append(values) {
      const target = top();
      const items = Array.isArray(target) ? target : isPickleObject(target) ? target.items : undefined;
      if (!items) throw error('appends to something that is no list');
      for (const value of values) items.push(value);
    },
    setItems(pairs) {
      const target = top();
      const entries = target instanceof Map ? target : isPickleObject(target) ? target.entries : undefined;
      if (!entries || pairs.length % 2 !== 0) throw error('sets entries of something that has none');
      if (entries.size + pairs.length / 2 > mostEntries)
        throw new FirthError('LIMIT', `the pickle has a dictionary of more than ${mostEntries} entries`, place);
      for (let i = 0; i < pairs.length; i += 2) entries.set(pairs[i]!, pairs[i + 1]!);
    },
    addItems(values) {
      const target = top();
      if (!(target instanceof Set)) throw error('adds to something that is no set');
      for (const value of values) target.add(value);
    },
  };
}
