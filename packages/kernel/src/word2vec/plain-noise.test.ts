import { describe, expect, it } from 'vitest';
import { aliasTable } from '../random/alias-table.ts';
import { createGenerator } from '../random/generator.ts';
import { plainNoise } from './plain-noise.ts';
import { noisePool, type Word2VecShape } from './shape.ts';

const weights = Float64Array.from({ length: 5000 }, (_, word) => 1 / (word + 1));

function noiseFor(sharing: 'window' | 'pair'): () => number {
  const shape = { words: weights.length, loss: { type: 'negative-sampling', negatives: 5, sharing } } as Word2VecShape;
  return plainNoise(shape, aliasTable(weights), createGenerator(1, 0));
}

const draws = (take: () => number, count: number): number[] => Array.from({ length: count }, take);

describe('plainNoise', () => {
  it('takes words from a pool, and then from another', () => {
    const take = noiseFor('window');
    const ofOnePool = noisePool.words * noisePool.uses;
    const [first, second] = [new Set(draws(take, ofOnePool)), new Set(draws(take, ofOnePool))];
    expect(first.size).toBeLessThan(noisePool.words);
    expect([...second].filter((word) => !first.has(word)).length).toBeGreaterThan(100);
  });

  it('draws every word anew for noise of pairs', () => {
    expect(new Set(draws(noiseFor('pair'), noisePool.words * noisePool.uses)).size).toBeGreaterThan(noisePool.words);
  });

  it.each(['window', 'pair'] as const)('has the noise distribution (%s)', (sharing) => {
    const count = 2_000_000;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const seen = draws(noiseFor(sharing), count).filter((word) => word === 0).length;
    expect((seen / count) * total).toBeCloseTo(1, 1); // the share of the first word, over what it should be
  });
});
