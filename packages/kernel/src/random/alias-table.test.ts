import { describe, expect, it } from 'vitest';
import { aliasTable } from './alias-table.ts';
import { createGenerator } from './generator.ts';

/** The probability of each outcome that a table stands for. */
function probabilities(table: Uint32Array): Float64Array {
  const n = table.length / 2;
  const result = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const own = table[2 * i]! / 2 ** 32;
    result[i]! += own / n;
    result[table[2 * i + 1]!]! += (1 - own) / n;
  }
  return result;
}

describe('aliasTable', () => {
  it('stands for the given weights', () => {
    const random = createGenerator(3);
    for (const n of [1, 2, 3, 10, 1000]) {
      const weights = Float64Array.from({ length: n }, () => random.uniform() ** 8 + 1e-9);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const drawn = probabilities(aliasTable(weights));
      for (let i = 0; i < n; i++) expect(drawn[i]).toBeCloseTo(weights[i]! / total, 8);
    }
  });

  it('never draws what has no weight, except where nothing has any', () => {
    const drawn = probabilities(aliasTable(Float64Array.of(0, 5, 0, 1)));
    expect([drawn[0], drawn[2]]).toEqual([0, 0]);
    for (const p of probabilities(aliasTable(new Float64Array(4)))) expect(p).toBeCloseTo(0.25, 8);
  });
});
