import { FirthError, type Matrix, requireInteger } from '@firth/core';
import { type Move, type MovedArrays, tableMemoryOf } from '@firth/kernel/embedding';
import { createFloats } from '../create-floats.ts';
import { type Gradient, requireGradient } from '../gradient/gradient.ts';
import { isLookupGradient, type LookupGradient, requireLookupGradient } from '../gradient/lookup-gradient.ts';
import { requireLength, requireMatrix, requireNotNegative } from '../options.ts';
import { isAddition, moveByAddition } from '../rows/move-by-addition.ts';
import { moveAll, moveRows } from '../rows/move-rows.ts';
import type { Optimizer, OptimizerOptions } from './optimizer.ts';

/** What is known of one step before its first weight is moved. */
export interface StepContext {
  readonly learningRate: number;
  /** Its number, from 1. */
  readonly step: number;
  readonly isSparse: boolean;
}

/** An optimizer's arithmetic, which is the same for a row of a sparse gradient and for the whole of a dense one. */
export interface UpdateRule {
  readonly learningRate: number;
  /** The names of the numbers to remember for each weight, in the order of the rule's slots, and what they begin with. */
  readonly slots: ReadonlyMap<string, number>;
  /** Returns how a step moves the weights. */
  prepare(context: StepContext): Move;
}

/** Returns the optimizer of `table` that follows `rule`. A plain array is a vector of parameters. */
export function createOptimizer(
  table: Matrix | Float32Array,
  rule: UpdateRule,
  { state }: OptimizerOptions,
): Optimizer {
  const weights = table instanceof Float32Array ? { rows: table.length, columns: 1, data: table } : table;
  const { rows, columns, data } = weights;
  requireMatrix('weights', weights);
  requireNotNegative('learningRate', rule.learningRate);
  const slots = slotsOf(rule.slots, data, state?.slots);
  const arrays = { weights: data, slots: [...slots.values()] };
  let steps = state?.steps ?? 0;
  requireInteger('state.steps', steps, 0, Number.MAX_SAFE_INTEGER);

  return {
    weights,
    get state() {
      return { steps, slots: new Map(slots) };
    },
    step(gradient, learningRate = rule.learningRate) {
      requireNotNegative('learningRate', learningRate);
      const isDense = gradient instanceof Float32Array;
      if (!isDense && isLookupGradient(gradient)) requireLookupGradient(gradient, rows, columns);
      else requireGradient(gradient, rows, columns);
      steps++;
      const move = rule.prepare({ learningRate, step: steps, isSparse: !isDense });
      moveAgainst(gradient, move, arrays, columns);
    },
  };
}

function moveAgainst(gradient: Gradient | LookupGradient, move: Move, arrays: MovedArrays, columns: number): void {
  if (gradient instanceof Float32Array) moveAll(move, arrays, gradient);
  else if (!isLookupGradient(gradient))
    moveRows(move, arrays, columns, { ids: gradient.rows, values: gradient.values });
  else if (isAddition(move, gradient)) moveByAddition(move, arrays.weights, columns, gradient);
  else moveRows(move, arrays, columns, gradient);
}

/** The slots to begin with: copies of those of a given state, else new ones; in the memory of the weights where it has room. */
function slotsOf(
  beginnings: ReadonlyMap<string, number>,
  weights: Float32Array,
  given: ReadonlyMap<string, Float32Array> | undefined,
): ReadonlyMap<string, Float32Array> {
  const slots = new Map<string, Float32Array>();
  for (const [name, beginning] of beginnings) {
    const from = given?.get(name);
    if (given && !from) throw new FirthError('INCONSISTENT', `state.slots: no '${name}', which this optimizer keeps`);
    if (from) requireLength(`state.slots '${name}'`, from, weights.length, 'weights');
    const slot = tableMemoryOf(weights)?.takeSlot() ?? createFloats(weights.length);
    if (from) slot.set(from);
    else if (beginning !== 0) slot.fill(beginning);
    slots.set(name, slot);
  }
  return slots;
}
