import type { WordVectors } from '@firth/core';
import { type DocumentDistances, type DocumentOptions, documentDistances } from './document-distances.ts';

/**
 * Returns a lower bound of {@link wordMoversDistance} in a fraction of its time: every word travels to the nearest of
 * the other document, whether or not that is taken; the greater of both directions (Kusner et al. 2015, the relaxed
 * distance).
 *
 * @throws FirthError as `wordMoversDistance` does
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * console.log(relaxedWordMoversDistance(vectors, ['king', 'man'], ['queen', 'woman']).toFixed(4)); // 1.0233
 * ```
 */
export function relaxedWordMoversDistance(
  vectors: WordVectors,
  first: readonly string[],
  second: readonly string[],
  options: DocumentOptions = {},
): number {
  const distances = documentDistances(vectors, first, second, options);
  return Math.max(outward(distances), inward(distances)) / distances.total;
}

/** Every word of the first goes to the nearest of the second. */
function outward({ supplies, demands, costs }: DocumentDistances): number {
  const width = demands.length;
  return supplies.reduce((sum, supply, i) => sum + supply * least(costs.subarray(i * width, (i + 1) * width)), 0);
}

/** Every word of the second comes from the nearest of the first. */
function inward({ supplies, demands, costs }: DocumentDistances): number {
  const width = demands.length;
  const column = (j: number): Float64Array => supplies.map((_, i) => costs[i * width + j]!);
  return demands.reduce((sum, demand, j) => sum + demand * least(column(j)), 0);
}

function least(values: Float64Array): number {
  return values.reduce((lowest, value) => Math.min(lowest, value));
}
