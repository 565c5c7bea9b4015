import { FirthError, type Matrix, requireInteger, type SparseGradient } from '@firth/core';
import { createFloats } from '../create-floats.ts';
import { type Gradient, requireGradient } from '../gradient/gradient.ts';
import { requireLength, requireMatrix, requireNotNegative } from '../options.ts';
import { readAhead, rowsAhead } from '../rows/read-ahead.ts';
import type { Optimizer, OptimizerOptions } from './optimizer.ts';

/** Moves the `length` weights from `at` on against the gradient's numbers from `from` on. */
export type UpdateSpan = (at: number, gradient: Float32Array, from: number, length: number) => void;

/** What is known of one step before its first weight is moved. */
export interface StepContext {
  readonly learningRate: number;
  /** Its number, from 1. */
  readonly step: number;
  readonly isSparse: boolean;
}

/** An optimizer's arithmetic, which is the same for a row of a sparse gradient and for the whole of a dense one. */
export interface UpdateRule<Slot extends string> {
  readonly learningRate: number;
  /** Numbers to remember for each weight, and what they begin with. */
  readonly slots: Readonly<Record<Slot, number>>;
  prepare(weights: Float32Array, slots: Readonly<Record<Slot, Float32Array>>, context: StepContext): UpdateSpan;
}

/** Returns the optimizer of `table` that follows `rule`. A plain array is a vector of parameters. */
export function createOptimizer<Slot extends string>(
  table: Matrix | Float32Array,
  rule: UpdateRule<Slot>,
  { state }: OptimizerOptions,
): Optimizer {
  const weights = table instanceof Float32Array ? { rows: table.length, columns: 1, data: table } : table;
  const { rows, columns, data } = weights;
  requireMatrix('weights', weights);
  requireNotNegative('learningRate', rule.learningRate);
  const slots = slotsOf(rule.slots, data.length, state?.slots);
  let steps = state?.steps ?? 0;
  requireInteger('state.steps', steps, 0, Number.MAX_SAFE_INTEGER);

  return {
    weights,
    get state() {
      return { steps, slots: new Map(Object.entries<Float32Array>(slots)) };
    },
    step(gradient: Gradient, learningRate = rule.learningRate) {
      requireNotNegative('learningRate', learningRate);
      requireGradient(gradient, rows, columns);
      steps++;
      const isSparse = !(gradient instanceof Float32Array);
      const update = rule.prepare(data, slots, { learningRate, step: steps, isSparse });
      if (isSparse) updateRows(data, columns, gradient, update);
      else update(0, gradient, 0, data.length);
    },
  };
}

function updateRows(data: Float32Array, columns: number, { rows, values }: SparseGradient, update: UpdateSpan): void {
  for (let start = 0; start < rows.length; start += rowsAhead) {
    const end = Math.min(start + rowsAhead, rows.length);
    readAhead(data, rows, start, end, columns);
    for (let i = start; i < end; i++) update(rows[i]! * columns, values, i * columns, columns);
  }
}

/** The slots to begin with: those of a given state, else new ones. */
function slotsOf<Slot extends string>(
  beginnings: Readonly<Record<Slot, number>>,
  length: number,
  given: ReadonlyMap<string, Float32Array> | undefined,
): Record<Slot, Float32Array> {
  const slots: Partial<Record<Slot, Float32Array>> = {};
  for (const [name, beginning] of Object.entries(beginnings) as [Slot, number][]) {
    const slot = given ? given.get(name) : createFloats(length);
    if (!slot) throw new FirthError('INCONSISTENT', `state.slots: no '${name}', which this optimizer keeps`);
    requireLength(`state.slots '${name}'`, slot, length, 'weights');
    if (!given && beginning !== 0) slot.fill(beginning);
    slots[name] = slot;
  }
  return slots as Record<Slot, Float32Array>;
}
