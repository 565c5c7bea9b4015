import { expect } from 'vitest';
import type { Neighbor } from '../neighbor.ts';

/** Expects numbers to be gensim's, to what float32 rounds off. */
export function expectClose(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(actual[i]).toBeCloseTo(value, 5);
  });
}

/** Expects neighbors to be gensim's: the same words in the same order, with its numbers. */
export function expectNeighbors(
  actual: readonly Neighbor[],
  expected: readonly (readonly [word: string, similarity: number])[],
): void {
  expect(actual.map(({ word }) => word)).toEqual(expected.map(([word]) => word));
  expectClose(actual.map(({ similarity }) => similarity), expected.map(([, similarity]) => similarity));
}
