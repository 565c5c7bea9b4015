import { expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { oracle, oracleVectors } from './__fixtures__/oracle.ts';
import { analogy } from './analogy.ts';
import { createHNSWIndex, readHNSWIndex } from './hnsw-index.ts';
import { measureRecall } from './measure-recall.ts';
import { mostSimilar } from './most-similar.ts';
import { mostSimilarBatch } from './most-similar-batch.ts';
import { exactIndex } from './vector-index.ts';

const vectors = oracleVectors();
/** So wide that it looks at every word: its answers must be the exact ones. */
const index = createHNSWIndex(vectors, { efSearch: 100 });

test('questions ask an approximate index as they ask the exact one', () => {
  expect(mostSimilar(vectors, 'king', { index })).toEqual(mostSimilar(vectors, 'king'));
  expect(mostSimilarBatch(vectors, oracle.words, { index, count: 3 })).toEqual(
    mostSimilarBatch(vectors, oracle.words, { index: exactIndex(vectors), count: 3 }),
  );
  expect(analogy(vectors, 'king - man + woman', { index, restrictTo: 20 })).toEqual(
    analogy(vectors, 'king - man + woman', { restrictTo: 20 }),
  );
});

test('an index is written and read', () => {
  const again = readHNSWIndex(vectors, index.toBytes(), { efSearch: 100 });
  expect(mostSimilar(vectors, 'cat', { index: again })).toEqual(mostSimilar(vectors, 'cat'));
  expect(codeOf(() => readHNSWIndex(vectors, new Uint8Array(3)))).toBe('TRUNCATED');
});

test('recall is the share of the true neighbors that are found', () => {
  expect(measureRecall(vectors, exactIndex(vectors))).toBe(1);
  expect(measureRecall(vectors, index, { count: 5, questions: 20, seed: 3 })).toBe(1);
  /** Finds what is nearest to another question. */
  const wrong = {
    bytes: 0,
    search: (queries: Float32Array, options: { readonly count: number }) =>
      exactIndex(vectors).search(
        queries.map((value) => -value),
        options,
      ),
  };
  expect(measureRecall(vectors, wrong, { count: 3 })).toBeLessThan(0.1);
});
