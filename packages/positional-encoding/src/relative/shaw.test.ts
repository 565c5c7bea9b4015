import { describe, expect, it } from 'vitest';
import { expectBadOption } from '../__fixtures__/expect-error.ts';
import { dot, finiteDifferences, randomFloats } from '../__fixtures__/finite-differences.ts';
import { type Shaw, shaw } from './shaw.ts';

const [blocks, queries, keys, dimensions, maxDistance] = [2, 2, 5, 3, 2];
const shape = { queries, keys, startPosition: 2 };

function make(): Shaw<Float64Array> {
  return shaw({ dimensions, maxDistance, keyTable: randomFloats(5 * 3, 1), valueTable: randomFloats(5 * 3, 2) });
}

describe('shaw', () => {
  it('adds the dot product of a query and the vector of its distance', () => {
    const relative = make();
    const vectors = randomFloats(blocks * queries * dimensions, 3);
    const scores = new Float64Array(blocks * queries * keys);
    relative.addToScores(scores, vectors, shape);
    const [block, i, j] = [1, 1, 4]; // query at position 3, key at position 4: distance 1, row 3
    const query = vectors.subarray((block * queries + i) * 3, (block * queries + i + 1) * 3);
    const row = relative.keyTable.data.subarray(3 * 3, 4 * 3);
    expect(scores[(block * queries + i) * keys + j]).toBeCloseTo(dot(query, row), 12);
  });

  it('has the gradients of finite differences in queries and keys’ table', () => {
    const relative = make();
    const vectors = randomFloats(blocks * queries * dimensions, 3);
    const lossGradient = randomFloats(blocks * queries * keys, 4);
    const loss = (): number => {
      const scores = new Float64Array(lossGradient.length);
      relative.addToScores(scores, vectors, shape);
      return dot(scores, lossGradient);
    };
    const gradients = relative.backwardScores(lossGradient, vectors, shape);
    expectClose(gradients.queryVectors, finiteDifferences(loss, vectors));
    expect(Array.from(gradients.keyTable.rows)).toEqual([0, 1, 2, 3, 4]);
    expectClose(gradients.keyTable.values, finiteDifferences(loss, relative.keyTable.data));
  });

  it('has the gradients of finite differences in weights and values’ table', () => {
    const relative = make();
    const weights = randomFloats(blocks * queries * keys, 5);
    const lossGradient = randomFloats(blocks * queries * dimensions, 6);
    const loss = (): number => {
      const outputs = new Float64Array(lossGradient.length);
      relative.addToOutputs(outputs, weights, shape);
      return dot(outputs, lossGradient);
    };
    const gradients = relative.backwardOutputs(lossGradient, weights, shape);
    expectClose(gradients.weights, finiteDifferences(loss, weights));
    expectClose(gradients.valueTable.values, finiteDifferences(loss, relative.valueTable.data));
  });

  it('lists only the rows that some pair used', () => {
    const { keyTable } = make().backwardScores(Float64Array.of(1, 1), Float64Array.of(1, 2, 3), {
      queries: 1,
      keys: 2,
    });
    expect(Array.from(keyTable.rows)).toEqual([2, 3]);
    expect(Array.from(keyTable.values)).toEqual([1, 2, 3, 1, 2, 3]);
  });

  it('keeps a table that is not given in the precision of the other', () => {
    expect(shaw({ dimensions: 1, maxDistance: 1 }).valueTable.data).toEqual(new Float32Array(3));
    expect(shaw({ dimensions: 1, maxDistance: 1, keyTable: new Float64Array(3) }).valueTable.data).toEqual(
      new Float64Array(3),
    );
  });

  it('refuses tables and vectors of another size', () => {
    expectBadOption(
      () => shaw({ dimensions: 2, maxDistance: 1, keyTable: new Float32Array(5) }),
      'keyTable.length: received 5, expected (2 · maxDistance + 1) × dimensions = 6',
    );
    expectBadOption(
      () => make().addToScores(new Float64Array(4), new Float64Array(5), { queries: 2, keys: 2 }),
      'queryVectors.length: received 5, expected batches × positions × dimensions = 6',
    );
    expectBadOption(
      () => make().addToScores(new Float64Array(5), new Float64Array(6), { queries: 2, keys: 2 }),
      'scores.length: received 5, expected a multiple of queries × keys = 4',
    );
  });
});

function expectClose(received: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(received.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) expect(received[i]).toBeCloseTo(expected[i]!, 12);
}
