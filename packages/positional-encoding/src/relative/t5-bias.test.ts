import { describe, expect, it } from 'vitest';
import { expectBadOption } from '../__fixtures__/expect-error.ts';
import { dot, finiteDifferences, randomFloats } from '../__fixtures__/finite-differences.ts';
import { t5Bias } from './t5-bias.ts';
import { t5Bucket } from './t5-bucket.ts';

describe('t5Bias', () => {
  const options = { heads: 2, buckets: 6, maxDistance: 12, table: randomFloats(6 * 2, 1) };

  it('adds the number of each bucket and head to every batch', () => {
    const scores = new Float64Array(2 * 2 * 2 * 3).fill(1);
    t5Bias(options).addTo(scores, 2, 3, 4);
    const bucketOf = t5Bucket(options);
    let at = 0;
    for (let batch = 0; batch < 2; batch++)
      for (let head = 0; head < 2; head++)
        for (let i = 4; i < 6; i++)
          for (let j = 0; j < 3; j++) expect(scores[at++]).toBe(1 + options.table[bucketOf(j - i) * 2 + head]!);
  });

  it('has the gradient of finite differences in the buckets used', () => {
    const bias = t5Bias(options);
    const lossGradient = randomFloats(2 * 2 * 3 * 4, 2);
    const expected = finiteDifferences(() => {
      const scores = new Float64Array(lossGradient.length);
      bias.addTo(scores, 3, 4, 1);
      return dot(scores, lossGradient);
    }, bias.weights.data);
    const { rows, values } = bias.weightGradient(lossGradient, 3, 4, 1);
    const bucketOf = t5Bucket(options);
    const used = new Set([-3, -2, -1, 0, 1, 2].map(bucketOf));
    expect(Array.from(rows)).toEqual([...used].sort((a, b) => a - b));
    rows.forEach((row, i) => {
      for (let head = 0; head < 2; head++) expect(values[i * 2 + head]).toBeCloseTo(expected[row * 2 + head]!, 12);
    });
  });

  it('begins as 32 buckets of float32 zeros', () => {
    expect(t5Bias({ heads: 3 }).weights).toEqual({ rows: 32, columns: 3, data: new Float32Array(96) });
  });

  it('refuses a table of another size and scores of another shape', () => {
    expectBadOption(
      () => t5Bias({ heads: 2, table: new Float32Array(10) }),
      'table.length: received 10, expected buckets × heads = 64',
    );
    expectBadOption(
      () => t5Bias({ heads: 2 }).addTo(new Float32Array(3), 1, 1),
      'scores.length: received 3, expected a multiple of heads × queries × keys = 2',
    );
  });
});
