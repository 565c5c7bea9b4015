import { describe, expect, it } from 'vitest';
import { expectBadOption } from '../__fixtures__/expect-error.ts';
import { dot, finiteDifferences, randomFloats } from '../__fixtures__/finite-differences.ts';
import { debertaRow } from './deberta-row.ts';
import { type DisentangledInputs, disentangledGradients, disentangledScores } from './disentangled.ts';

const [batches, length, dimensions, buckets] = [2, 4, 3, 2];
const shape = { queries: length, keys: length, dimensions };
const rowOf = debertaRow({ buckets });

function makeInputs(): DisentangledInputs<Float64Array> {
  return {
    queryVectors: randomFloats(batches * length * dimensions, 1),
    keyVectors: randomFloats(batches * length * dimensions, 2),
    positionKeys: randomFloats(2 * buckets * dimensions, 3),
    positionQueries: randomFloats(2 * buckets * dimensions, 4),
  };
}

describe('disentangledScores', () => {
  it('is content to content, content to position and position to content', () => {
    const { queryVectors, keyVectors, positionKeys, positionQueries } = makeInputs();
    const scores = disentangledScores(makeInputs(), shape, rowOf);
    for (let batch = 0; batch < batches; batch++)
      for (let i = 0; i < length; i++)
        for (let j = 0; j < length; j++) {
          const q = row(queryVectors, batch * length + i);
          const k = row(keyVectors, batch * length + j);
          const at = Math.min(Math.max(i - j + buckets, 0), 2 * buckets - 1);
          const expected = dot(q, k) + dot(q, row(positionKeys, at)) + dot(k, row(positionQueries, at));
          expect(scores[(batch * length + i) * length + j]).toBeCloseTo(expected, 12);
        }
  });

  it('has the gradients of finite differences in every input', () => {
    const inputs = makeInputs();
    const lossGradient = randomFloats(batches * length * length, 5);
    const gradients = disentangledGradients(lossGradient, inputs, shape, rowOf);
    for (const name of Object.keys(inputs) as (keyof DisentangledInputs)[]) {
      const expected = finiteDifferences(
        () => dot(disentangledScores(inputs, shape, rowOf), lossGradient),
        inputs[name],
      );
      gradients[name].forEach((value, i) => void expect(value).toBeCloseTo(expected[i]!, 10));
    }
  });

  it('refuses inputs that do not fit the shape', () => {
    const inputs = makeInputs();
    expectBadOption(
      () => disentangledScores({ ...inputs, positionQueries: new Float64Array(3) }, shape, rowOf),
      'positionQueries.length: received 3, expected positionKeys.length = 12',
    );
    expectBadOption(
      () => disentangledScores({ ...inputs, queryVectors: new Float64Array(7) }, shape, rowOf),
      'queryVectors.length: received 7, expected a multiple of queries × dimensions = 12',
    );
    expectBadOption(
      () => disentangledScores(inputs, shape, debertaRow({ buckets: 3 })),
      'rowOf: received 5, expected a row below 4 for distance -3',
    );
  });
});

function row(rows: Float64Array, index: number): Float64Array {
  return rows.subarray(index * dimensions, (index + 1) * dimensions);
}
