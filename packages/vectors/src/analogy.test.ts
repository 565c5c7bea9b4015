import { expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { oracleVectors, planeVectors } from './__fixtures__/oracle.ts';
import { analogy } from './analogy.ts';
import { mostSimilar } from './most-similar.ts';
import { mostSimilarCosmul } from './most-similar-cosmul.ts';
import { exactIndex } from './vector-index.ts';

test('an analogy is answered as the sum and difference of its words', () => {
  const vectors = oracleVectors();
  const expected = mostSimilar(vectors, { positive: ['king', 'woman'], negative: ['man'] }, { count: 3 });
  expect(analogy(vectors, { plus: ['king', 'woman'], minus: ['man'] }, { count: 3 })).toEqual(expected);
  const found = analogy(vectors, 'king - man + woman', { count: 3 });
  expect(found.map(({ word }) => word)).toEqual(expected.map(({ word }) => word));
  found.forEach(({ similarity }, i) => {
    expect(similarity).toBeCloseTo(expected[i]!.similarity, 6);
  });
});

test('numbers in an analogy weigh its words, each of length 1', () => {
  const vectors = oracleVectors();
  const weighted = mostSimilar(vectors, { positive: [['good', 1.5]], negative: ['bad'] }, { count: 4 });
  const found = analogy(vectors, '1.5 * good - bad', { count: 4 });
  expect(found.map(({ word }) => word)).toEqual(weighted.map(({ word }) => word));
});

test('the words of an analogy are no answer unless they are to be', () => {
  const vectors = planeVectors({ east: [2, 0], north: [0, 1], northeast: [1, 1] });
  expect(analogy(vectors, '2 * east').map(({ word }) => word)).toEqual(['northeast', 'north']);
  expect(analogy(vectors, '2 * east', { keepInputs: true })[0]?.word).toBe('east');
});

test('an unknown word of an analogy is named', () => {
  expect(() => analogy(oracleVectors(), 'king - man + womam')).toThrow('"womam" has no vector; did you mean "woman"?');
});

test('an analogy can be answered by products', () => {
  const vectors = oracleVectors();
  const expected = mostSimilarCosmul(vectors, { positive: ['king', 'woman'], negative: ['man'] }, { count: 3 });
  const method = '3CosMul';
  expect(analogy(vectors, 'king - (man - woman)', { count: 3, method })).toEqual(expected);
  expect(analogy(vectors, { plus: ['king', 'woman'], minus: ['man'] }, { count: 3, method })).toEqual(expected);
  expect(codeOf(() => analogy(vectors, '2 * king', { method }))).toBe('BAD_OPTION');
  expect(codeOf(() => analogy(vectors, 'king', { method, index: exactIndex(vectors) }))).toBe('BAD_OPTION');
});
