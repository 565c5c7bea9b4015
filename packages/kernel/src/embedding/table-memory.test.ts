import { describe, expect, it } from 'vitest';
import { createGenerator } from '../random/generator.ts';
import type { LookupGradient } from './lookup-gradient.ts';
import type { Move } from './move.ts';
import { type MovedArrays, moveSpan } from './move-span.ts';
import { createTableMemory, type TableMemory, tableMemoryOf } from './table-memory.ts';

/** A width that is no multiple of four, so that every row has a tail and lies across vectors. */
const columns = 23;
const rows = 3000;

const moves: readonly Move[] = [
  { rule: 'sgd', rate: 0.5, kept: 0.75 },
  { rule: 'momentum', rate: 0.5, decay: 0.25, past: 0.9, ownWeight: 1, pastWeight: 0.9 },
  { rule: 'adagrad', rate: 0.5, decay: 0.25, guard: 1e-3 },
  { rule: 'rmsprop', rate: 0.5, decay: 0.25, guard: 1e-3, past: 0.9, own: 0.1 },
  {
    rule: 'adam',
    rate: 0.5,
    decay: 0.25,
    guard: 1e-3,
    past: 0.9,
    own: 0.1,
    pastSquare: 0.999,
    ownSquare: 0.001,
    kept: 0.75,
  },
];
const slotsOf: Readonly<Record<Move['rule'], number>> = { sgd: 0, momentum: 1, adagrad: 1, rmsprop: 1, adam: 2 };

/** Ids that stand once, twice and more often, the first and last row, and one that is left out in some. */
const ids = Uint32Array.of(2, 8, 1500, 2, 1501, 2, 1502, 1503, 2999, 14, 8, 0, 14);
const gradient: LookupGradient = { ids, values: randomFloats(ids.length * columns, 3) };
const gradients: readonly LookupGradient[] = [
  gradient,
  { ...gradient, paddingId: 14 },
  { ...gradient, scale: 0.5 },
  { ...gradient, scale: 3, scaleByFrequency: true },
  { ids: Uint32Array.from({ length: 5000 }, (_, i) => (i * 7) % 1300), values: randomFloats(5000 * columns, 4) },
  { ids: new Uint32Array(), values: new Float32Array() },
];

function randomFloats(length: number, seed: number): Float32Array {
  const { uniform } = createGenerator(seed);
  return Float32Array.from({ length }, uniform);
}

/** A table of random weights in a memory, with slots of random numbers above 0. */
function fill(slots: number): { memory: TableMemory; arrays: MovedArrays; copies: MovedArrays } {
  const memory = createTableMemory(rows * columns)!;
  const arrays = { weights: memory.weights, slots: Array.from({ length: slots }, () => memory.takeSlot()!) };
  for (const [seed, array] of [arrays.weights, ...arrays.slots].entries())
    array.set(randomFloats(array.length, seed + 10));
  return {
    memory,
    arrays,
    copies: { weights: arrays.weights.slice(), slots: arrays.slots.map((slot) => slot.slice()) },
  };
}

function expectEqual(found: MovedArrays, expected: MovedArrays): void {
  for (const [i, array] of [expected.weights, ...expected.slots].entries()) {
    const received = [found.weights, ...found.slots][i]!;
    const worst = array.reduce(
      (most, value, at) => Math.max(most, Math.abs(received[at] - value) / (1 + Math.abs(value))),
      0,
    );
    expect(worst).toBeLessThan(2e-6);
  }
}

/** What `moveRows` is to do: the rows of each id summed, and moved one after another. */
function moveRowsPlainly(move: Move, arrays: MovedArrays, gradient: LookupGradient): void {
  const { ids, values, paddingId, scale = 1, scaleByFrequency = false } = gradient;
  for (const id of new Set(ids)) {
    const positions = Array.from(ids.keys()).filter((position) => ids[position] === id);
    const factor = scaleByFrequency ? scale / positions.length : scale;
    const sum = Float32Array.from(
      { length: columns },
      (_, i) => factor * positions.reduce((total, position) => total + values[position * columns + i], 0),
    );
    if (id !== paddingId) moveSpan(move, arrays, id * columns, sum, 0, columns);
  }
}

describe('a table in a memory', () => {
  it.each(moves)('moves rows by $rule as plain TypeScript does, and no others', (move) => {
    const { memory, arrays, copies } = fill(slotsOf[move.rule]);
    for (const each of gradients) {
      expect(memory.moveRows(move, arrays, columns, each)).toBe(true);
      moveRowsPlainly(move, copies, each);
    }
    expectEqual(arrays, copies);
    for (const untouched of [1301, 1499, 1504, 2998])
      expect(arrays.weights[untouched * columns]).toBe(copies.weights[untouched * columns]);
  });

  it.each(moves)('moves all weights by $rule as plain TypeScript does', (move) => {
    const { memory, arrays, copies } = fill(slotsOf[move.rule]);
    const dense = randomFloats(rows * columns, 5);
    expect(memory.moveAll(move, arrays, dense)).toBe(true);
    moveSpan(move, copies, 0, dense, 0, dense.length);
    expectEqual(arrays, copies);
  });

  it.each([1, 4, 23, 32, 65])('gathers rows of %i numbers, scaled', (width) => {
    const { memory, arrays } = fill(0);
    const ids = Uint32Array.of(5, 0, 5, 999, 17, 3, 2, 1, 12, 998);
    const output = new Float32Array(ids.length * width);
    memory.gatherRows(ids, width, 0.5, output);
    const expected = Array.from(ids, (id) => Array.from(arrays.weights.subarray(id * width, (id + 1) * width)));
    expect(Array.from(output)).toEqual(expected.flat().map((value) => value / 2));
  });

  it('adds rows one after another, those of an id that comes again too, and skips one id', () => {
    const { memory, arrays, copies } = fill(0);
    const ids = Uint32Array.from({ length: 5000 }, (_, i) => (i * 7) % 1300);
    const values = randomFloats(ids.length * columns, 6);
    memory.addRows(ids, columns, values, -0.5, 14);
    for (const [i, id] of ids.entries())
      if (id !== 14)
        for (let k = 0; k < columns; k++) copies.weights[id * columns + k] -= 0.5 * values[i * columns + k];
    expectEqual(arrays, copies);
  });

  it('gathers batches of any length', () => {
    const { memory, arrays } = fill(0);
    const ids = Uint32Array.from({ length: 5000 }, (_, i) => (i * 11) % rows);
    const output = new Float32Array(ids.length * columns);
    memory.gatherRows(ids, columns, 1, output);
    expect(output).toEqual(
      Float32Array.from(output, (_, i) => arrays.weights[ids[Math.floor(i / columns)] * columns + (i % columns)]),
    );
  });

  it('refuses a batch that is larger than its room, and slots of another memory', () => {
    const { memory, arrays } = fill(0);
    const large = { ...gradient, values: new Float32Array(2 ** 22 + 1) };
    expect(memory.moveRows(moves[0]!, arrays, columns, large)).toBe(false);
    const elsewhere = { ...arrays, slots: [new Float32Array(rows * columns)] };
    expect(memory.moveRows(moves[2]!, elsewhere, columns, gradient)).toBe(false);
    expect(memory.moveAll(moves[2]!, elsewhere, new Float32Array(rows * columns))).toBe(false);
  });

  it('gathers to its own arrays, and moves against them, to the same bits as elsewhere', () => {
    const [near, far] = [fill(0), fill(0)];
    const ids = Uint32Array.from({ length: 70_000 }, (_, i) => (i * 11) % rows); // more than go through at once
    const own = near.memory.takeArray(ids.length * columns)!;
    const other = new Float32Array(own.length);
    expect(own.buffer).toBe(near.memory.weights.buffer);
    const move: Move = { rule: 'sgd', rate: 0.5, kept: 0.75 };
    for (const [{ memory, arrays }, array] of [
      [near, own],
      [far, other],
    ] as const) {
      memory.gatherRows(ids, columns, 1, array);
      memory.addRows(ids, columns, array, 0.5);
      memory.moveRows(move, arrays, columns, { ids: ids.subarray(0, 5000), values: array.subarray(0, 5000 * columns) });
    }
    expect(own).toEqual(other);
    expect(near.memory.weights).toEqual(far.memory.weights);
  });

  it('has room for 16 MiB of arrays, of zeros, none of which share a cache line', () => {
    const { memory } = fill(0);
    const [first, second] = [memory.takeArray(3)!, memory.takeArray(5)!];
    expect([first, second]).toEqual([new Float32Array(3), new Float32Array(5)]);
    expect(second.byteOffset - first.byteOffset).toBe(64);
    expect(memory.takeArray(2 ** 22)).toBeUndefined();
    expect(memory.takeArray(2 ** 22 - 32)).toHaveLength(2 ** 22 - 32);
    expect(memory.takeArray(1)).toBeUndefined();
  });

  it('has room for the slots of one optimizer', () => {
    const { memory } = fill(2);
    expect(memory.takeSlot()).toBeUndefined();
  });

  it('is found by its weights, all of them', () => {
    const { memory } = fill(1);
    expect(tableMemoryOf(memory.weights)).toBe(memory);
    expect(tableMemoryOf(new Float32Array(memory.weights.buffer, memory.weights.byteOffset, rows * columns))).toBe(
      memory,
    );
    expect(tableMemoryOf(memory.weights.subarray(1))).toBeUndefined();
    expect(tableMemoryOf(new Float32Array(8))).toBeUndefined();
  });

  it('is not made for a table that is small, or larger than WebAssembly holds with its slots', () => {
    expect(createTableMemory(1000)).toBeUndefined();
    expect(createTableMemory(2 ** 29)).toBeUndefined();
  });
});
