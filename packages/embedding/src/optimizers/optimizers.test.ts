import type { Matrix } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../__fixtures__/expect-close.ts';
import { expectError } from '../__fixtures__/expect-error.ts';
import { randomFloats, randomMatrix } from '../__fixtures__/random-floats.ts';
import { floatsOf, matrixOf, torchCases } from '../__fixtures__/torch-cases.ts';
import { toDenseGradient } from '../gradient/to-dense-gradient.ts';
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { adamW } from './adam-w.ts';
import type { Optimizer, OptimizerOptions } from './optimizer.ts';
import { rmsprop } from './rmsprop.ts';
import { sgd } from './sgd.ts';

type Factory = (weights: Matrix | Float32Array, options?: OptimizerOptions) => Optimizer;

const factories: Readonly<Record<'adagrad' | 'adam' | 'adamW' | 'rmsprop' | 'sgd', Factory>> = {
  adagrad,
  adam,
  adamW,
  rmsprop,
  sgd,
};
const momentum: Factory = (weights, options) => sgd(weights, { ...options, momentum: 0.9 });
const all = { ...factories, momentum };

const sparse = { rows: Uint32Array.of(1, 3), values: randomFloats(4, 5) };

describe('optimizers', () => {
  const { table, steps, cases } = torchCases.optimizers;

  it.each(cases)('step as torch does: $name, $gradient gradients, $options', ({ name, gradient, options, after }) => {
    const weights = matrixOf(table);
    const optimizer = factories[name](weights, options);
    steps.forEach(({ rows, values }, i) => {
      const rowsOfStep = { rows: Uint32Array.from(rows), values: floatsOf(values) };
      optimizer.step(gradient === 'sparse' ? rowsOfStep : toDenseGradient(rowsOfStep, weights));
      expectClose(weights.data, after[i]);
    });
  });

  it.each(Object.entries(all))('%s: a sparse step leaves every other row and what is remembered of it', (_, make) => {
    const weights = randomMatrix(5, 2);
    const before = weights.data.slice();
    const optimizer = make(weights, { learningRate: 0.1 });
    optimizer.step(sparse);
    for (const row of [0, 2, 4])
      for (const at of [2 * row, 2 * row + 1]) {
        expect(weights.data[at]).toBe(before[at]);
        for (const slot of optimizer.state.slots.values()) expect(slot[at]).toBe(0);
      }
    for (const row of [1, 3]) expect(weights.data[2 * row]).not.toBe(before[2 * row]);
  });

  it.each(Object.entries(all))('%s goes on from the state of another, to the same bits', (_, make) => {
    const gradients = [sparse, randomFloats(10, 6), { rows: Uint32Array.of(0, 3), values: randomFloats(4, 7) }];
    const unbroken = make(randomMatrix(5, 2), { learningRate: 0.1 });
    for (const gradient of gradients) unbroken.step(gradient);

    const first = make(randomMatrix(5, 2), { learningRate: 0.1 });
    first.step(gradients[0]!);
    const { steps, slots } = first.state;
    const copy = { steps, slots: new Map(Array.from(slots, ([name, values]) => [name, values.slice()])) };
    const weights = { ...first.weights, data: first.weights.data.slice() };
    const second = make(weights, { learningRate: 0.1, state: copy });
    second.step(gradients[1]!);
    second.step(gradients[2]!);
    expect(weights.data).toEqual(unbroken.weights.data);
    expect(second.state).toEqual(unbroken.state);
    expect(second.state.steps).toBe(3);
  });

  it.each(Object.entries(all))('%s takes a learning rate for one step', (_, make) => {
    const scheduled = make(randomMatrix(5, 2), { learningRate: 7 });
    const constant = make(randomMatrix(5, 2), { learningRate: 0.1 });
    scheduled.step(sparse, 0.1);
    constant.step(sparse);
    expect(scheduled.weights.data).toEqual(constant.weights.data);
  });

  it('move a plain array as a vector of parameters', () => {
    const bias = Float32Array.of(1, 2, 3);
    const optimizer = sgd(bias, { learningRate: 1 });
    optimizer.step(Float32Array.of(1, 1, 1));
    optimizer.step({ rows: Uint32Array.of(2), values: Float32Array.of(5) });
    expect(Array.from(bias)).toEqual([0, 1, -3]);
  });

  it('do nothing for a gradient without rows', () => {
    const weights = randomMatrix(5, 2);
    adam(weights).step({ rows: new Uint32Array(), values: new Float32Array() });
    expect(weights).toEqual(randomMatrix(5, 2));
  });

  it('find the least of a bowl', () => {
    for (const [name, make] of Object.entries(all)) {
      const weights = Float32Array.of(3, -2);
      const optimizer = make(weights, { learningRate: name === 'adagrad' ? 1 : 0.05 });
      for (let i = 0; i < 500; i++)
        optimizer.step(Float32Array.of(weights[0]! - 1, 4 * (weights[1]! - 0.5)), undefined);
      expect(Math.hypot(weights[0]! - 1, weights[1]! - 0.5), name).toBeLessThan(0.06);
    }
  });
});

describe('bad input to optimizers', () => {
  const weights = randomMatrix(5, 2);

  it.each<[() => unknown, string]>([
    [() => sgd(weights, { learningRate: -1 }), 'learningRate: received -1, expected a finite number from 0 up'],
    [() => sgd(weights, { momentum: 1 }), 'momentum: received 1, expected a number from 0 to below 1'],
    [() => sgd(weights, { nesterov: true }), 'nesterov: received true, expected a momentum above 0 beside it'],
    [() => sgd(weights, { weightDecay: -1 }), 'weightDecay: received -1, expected a finite number from 0 up'],
    [() => adagrad(weights, { epsilon: 0 }), 'epsilon: received 0, expected a finite number above 0'],
    [() => rmsprop(weights, { decay: 1 }), 'decay: received 1, expected a number from 0 to below 1'],
    [() => adam(weights, { beta2: Number.NaN }), 'beta2: received NaN, expected a number from 0 to below 1'],
    [() => sgd(weights).step(sparse, Number.NaN), 'learningRate: received NaN, expected a finite number from 0 up'],
  ])('is named: %s', (call, message) => {
    expectError(call, 'BAD_OPTION', message);
  });

  it('a gradient of another shape moves nothing', () => {
    const table = randomMatrix(5, 2);
    const optimizer = adam(table);
    expectError(
      () => optimizer.step(new Float32Array(9)),
      'DIMENSION_MISMATCH',
      'gradient: received 9 entries, expected rows × columns = 10',
    );
    expectError(
      () => optimizer.step({ rows: Uint32Array.of(3, 5), values: new Float32Array(4) }),
      'DIMENSION_MISMATCH',
      'gradient.rows[1]: received 5, expected rows that ascend below 5',
    );
    expect(table).toEqual(weights);
    expect(optimizer.state.steps).toBe(0);
  });

  it('a state of another optimizer or table is refused', () => {
    const { state } = sgd(weights);
    expectError(() => adam(weights, { state }), 'INCONSISTENT', "state.slots: no 'mean', which this optimizer keeps");
    expectError(
      () => adagrad(weights, { state: adagrad(randomMatrix(4, 2)).state }),
      'DIMENSION_MISMATCH',
      "state.slots 'squares': received 8 entries, expected weights = 10",
    );
  });
});
