import type { Matrix } from '@firth/core';
import { createBestRows } from './best-rows.ts';
import { createScorer, type Search } from './search.ts';

/** Returns the search that scores every row: the truth the fast one is held to, and what runs where there is no WebAssembly SIMD. */
export function createPlainSearch(matrix: Matrix, norms?: Float32Array): Search {
  const score = createScorer(matrix, norms);
  return (queries, { count, rows }) =>
    Array.from({ length: queries.length / matrix.columns }, (_, query) => {
      const best = createBestRows(count);
      for (let row = 0; row < rows; row++) best.offer(row, score(row, queries, query * matrix.columns));
      return best.rank();
    });
}
