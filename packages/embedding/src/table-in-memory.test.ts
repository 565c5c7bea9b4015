/** Tables of 65,536 numbers and more lie in a WebAssembly memory: all that is done there is what plain TypeScript does. */
import { createVocabulary, type Matrix } from '@firth/core';
import { tableMemoryOf } from '@firth/kernel/embedding';
import { createWordVectors } from '@firth/vectors';
import { describe, expect, it } from 'vitest';
import { expectClose as expectCloseToTorch } from './__fixtures__/expect-close.ts';
import { randomFloats } from './__fixtures__/random-floats.ts';
import { floatsOf, matrixOf, torchCases } from './__fixtures__/torch-cases.ts';
import { readEmbedding } from './files/read-embedding.ts';
import { writeEmbedding } from './files/write-embedding.ts';
import { toDenseGradient } from './gradient/to-dense-gradient.ts';
import { type Embedding, embedding, type LayerOptions } from './index.ts';
import { normal } from './initializers/normal.ts';
import { zeros } from './initializers/zeros.ts';
import { adagrad } from './optimizers/adagrad.ts';
import { adam } from './optimizers/adam.ts';
import { adamW } from './optimizers/adam-w.ts';
import type { Optimizer } from './optimizers/optimizer.ts';
import { rmsprop } from './optimizers/rmsprop.ts';
import { sgd } from './optimizers/sgd.ts';
import { pretrainedEmbedding } from './pretrained-embedding.ts';
import { toWordVectors } from './to-word-vectors.ts';

const [rows, dimensions] = [2200, 30];
/** Ids that stand once, twice and more often, and the first and last row. */
const ids = Uint32Array.of(7, 0, 2199, 7, 12, 40, 41, 42, 43, 44, 45, 12, 7);
const gradient = randomFloats(ids.length * dimensions, 9);

/** The same layer twice: in a memory, and on a plain array. */
function layers(options: LayerOptions = {}): { inMemory: Embedding; plain: Embedding } {
  const inMemory = embedding({ ...options, rows, dimensions, initializer: normal({ deviation: 0.5 }) });
  const weights: Matrix = { ...inMemory.weights, data: inMemory.weights.data.slice() };
  expect(tableMemoryOf(inMemory.weights.data)).toBeDefined();
  expect(tableMemoryOf(weights.data)).toBeUndefined();
  return { inMemory, plain: embedding({ ...options, weights }) };
}

/** Within 1e-5 of itself, or 1e-7 of numbers about 1. */
function expectClose(received: Float32Array, expected: Float32Array): void {
  const worst = expected.reduce(
    (most, value, i) => Math.max(most, Math.abs(received[i]! - value) / (0.01 + Math.abs(value))),
    0,
  );
  expect(worst).toBeLessThan(1e-5);
}

const optimizers: Readonly<Record<string, (weights: Matrix) => Optimizer>> = {
  SGD: (weights) => sgd(weights, { learningRate: 0.1, weightDecay: 0.01 }),
  momentum: (weights) => sgd(weights, { learningRate: 0.1, momentum: 0.9, weightDecay: 0.01 }),
  Nesterov: (weights) => sgd(weights, { learningRate: 0.1, momentum: 0.9, nesterov: true }),
  Adagrad: (weights) => adagrad(weights, { learningRate: 0.1, learningRateDecay: 0.1, initialSquares: 0.1 }),
  RMSprop: (weights) => rmsprop(weights, { weightDecay: 0.01 }),
  Adam: (weights) => adam(weights, { weightDecay: 0.01 }),
  AdamW: (weights) => adamW(weights),
};

const torchOptimizers = { adagrad, adam, adamW, rmsprop, sgd };

describe('a table in a WebAssembly memory', () => {
  it.each([{}, { scale: 2.5 }, { maxNorm: 1 }])('is looked up to the same bits: %j', (options) => {
    const { inMemory, plain } = layers(options);
    expect(inMemory.forward(ids)).toEqual(plain.forward(ids));
  });

  it.each(Object.entries(optimizers))('is moved by %s as a plain array is, by gradients of every kind', (_, make) => {
    const { inMemory, plain } = layers({ paddingId: 41 });
    const [fast, slow] = [make(inMemory.weights), make(plain.weights)];
    const dense = randomFloats(rows * dimensions, 8);
    for (let step = 0; step < 2; step++) {
      fast.step(inMemory.lookupGradient(ids, gradient));
      slow.step(plain.backward(ids, gradient));
      expectClose(inMemory.weights.data, plain.weights.data);
      fast.step(inMemory.backward(ids, gradient));
      slow.step(plain.lookupGradient(ids, gradient));
      fast.step(dense);
      slow.step(dense);
      expectClose(inMemory.weights.data, plain.weights.data);
    }
    for (const [name, slot] of slow.state.slots) expectClose(fast.state.slots.get(name)!, slot);
  });

  const { table, steps, cases } = torchCases.optimizers;

  it.each(cases)('is stepped as torch does: $name, $gradient gradients, $options', (golden) => {
    const { rows: few, columns, data } = matrixOf(table);
    const weights = zeros(2 ** 16, columns); // the rows behind those of torch are zero, and so are their gradients
    expect(tableMemoryOf(weights.data)).toBeDefined();
    weights.data.set(data);
    const optimizer = torchOptimizers[golden.name](weights, golden.options);
    for (const [i, { rows, values }] of steps.entries()) {
      const gradient = { rows: Uint32Array.from(rows), values: floatsOf(values) };
      optimizer.step(golden.gradient === 'sparse' ? gradient : toDenseGradient(gradient, weights));
      expectCloseToTorch(weights.data.subarray(0, few * columns), golden.after[i]);
    }
  });

  it.each(Object.entries(optimizers))('is moved by %s to the same bits by rows that lie in it', (_, make) => {
    const [own, other] = [layers().inMemory, layers().inMemory];
    const [near, rows] = [own.createRows(ids.length), own.createRows(ids.length)];
    expect(near.buffer).toBe(own.weights.data.buffer);
    rows.set(gradient);
    const [fast, slow] = [make(own.weights), make(other.weights)];
    for (let step = 0; step < 2; step++) {
      expect(own.forward(ids, near)).toEqual(other.forward(ids));
      fast.step(own.lookupGradient(ids, rows));
      slow.step(other.lookupGradient(ids, gradient));
      expect(own.weights.data).toEqual(other.weights.data);
    }
    expect(rows).toEqual(gradient);
  });

  it.each([{ scale: 2.5 }, { scaleByFrequency: true }, { scale: 0.5, scaleByFrequency: true }, { frozen: true }])(
    'has a gradient of lookups that steps as the summed one does: %j',
    (options) => {
      const { inMemory, plain } = layers(options);
      const before = inMemory.weights.data.slice();
      sgd(inMemory.weights, { learningRate: 1 }).step(inMemory.lookupGradient(ids, gradient));
      sgd(plain.weights, { learningRate: 1 }).step(plain.backward(ids, gradient));
      expectClose(inMemory.weights.data, plain.weights.data);
      expect(inMemory.weights.data.some((value, i) => value !== before[i])).toBe(!('frozen' in options));
    },
  );

  it('goes on from a state to the same bits, which is copied', () => {
    const { inMemory } = layers();
    const first = adam(inMemory.weights);
    first.step(inMemory.lookupGradient(ids, gradient));
    const other = embedding({ rows, dimensions });
    other.weights.data.set(inMemory.weights.data);
    const second = adam(other.weights, { state: first.state });
    for (const [layer, optimizer] of [
      [inMemory, first],
      [other, second],
    ] as const)
      optimizer.step(layer.lookupGradient(ids, gradient));
    expect(other.weights.data).toEqual(inMemory.weights.data);
  });

  it('is one of new layers, of copies of word vectors, and of layers from files', async () => {
    const { weights } = embedding({ rows, dimensions });
    const words = createVocabulary(Array.from({ length: rows }, (_, i) => `word ${i}`));
    const vectors = createWordVectors(words, { ...weights, data: weights.data.slice() });
    const tuned = pretrainedEmbedding(vectors, { frozen: false });
    const read = embedding(await readEmbedding(new Blob([...writeEmbedding({ weights })])));
    for (const layer of [tuned, read]) {
      expect(tableMemoryOf(layer.weights.data)).toBeDefined();
      expect(layer.weights.data).toEqual(weights.data);
    }
    expect(toWordVectors(read, words).matrix).toBe(read.weights);
  });

  it('may have more optimizers than its memory has room for', () => {
    const { inMemory, plain } = layers();
    adam(inMemory.weights).step(inMemory.lookupGradient(ids, gradient));
    adam(inMemory.weights).step(inMemory.lookupGradient(ids, gradient));
    adam(plain.weights).step(plain.backward(ids, gradient));
    adam(plain.weights).step(plain.backward(ids, gradient));
    expectClose(inMemory.weights.data, plain.weights.data);
  });
});
