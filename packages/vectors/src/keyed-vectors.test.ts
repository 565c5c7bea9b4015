import { readFileSync } from 'node:fs';
import { createVocabulary } from '@firth/core';
import { describe, expect, test } from 'vitest';
import { expectClose, expectNeighbors } from './__fixtures__/expect-close.ts';
import { oracle, oracleVectors } from './__fixtures__/oracle.ts';
import { closerThan } from './closer-than.ts';
import { createWordVectors } from './create-word-vectors.ts';
import { distances } from './distances.ts';
import { meanVector } from './mean-vector.ts';
import { mergeVectors } from './merge-vectors.ts';
import { mostSimilar } from './most-similar.ts';
import { mostSimilarCosmul } from './most-similar-cosmul.ts';
import { mostSimilarToGiven } from './most-similar-to-given.ts';
import { nSimilarity } from './n-similarity.ts';
import { normalizeVectors } from './normalize-vectors.ts';
import { rank } from './rank.ts';
import { rankByCentrality } from './rank-by-centrality.ts';
import { relativeCosineSimilarity } from './relative-cosine-similarity.ts';
import { relaxedWordMoversDistance } from './relaxed-word-movers-distance.ts';
import { similarities } from './similarities.ts';
import { sortByDescendingFrequency } from './sort-by-descending-frequency.ts';
import { vectorsForAll } from './vectors-for-all.ts';
import { wordMoversDistance } from './word-movers-distance.ts';

const vectors = oracleVectors();

describe('gensim gives the same answer to', () => {
  test.each(oracle.weighted)('mostSimilar with the weights $positive and $negative', (question) => {
    expectNeighbors(mostSimilar(vectors, question, { count: 5 }), question.neighbors);
  });

  test.each(oracle.cosmul)('mostSimilarCosmul of $positive without $negative', ({ neighbors, ...question }) => {
    const { count, restrictTo } = question;
    expectNeighbors(mostSimilarCosmul(vectors, question, { count, restrictTo: restrictTo ?? undefined }), neighbors);
  });

  test.each(oracle.distances)('distances from %s to %j', (word, words, expected) => {
    expectClose(distances(vectors, word, words ?? undefined), expected);
  });

  test('similarities of a vector with all words (cosine_similarities)', () => {
    expectClose(similarities(vectors, Float32Array.from(oracle.raw)), oracle.cosines);
  });

  test.each(oracle.closerThan)('closerThan and rank of %s and %s', (word, other, closer, place) => {
    expect(closerThan(vectors, word, other)).toEqual(closer);
    expect(rank(vectors, word, other)).toBe(place);
  });

  test.each(oracle.mostSimilarToGiven)('mostSimilarToGiven for %s of %j', (word, words, expected) => {
    expect(mostSimilarToGiven(vectors, word, words)).toBe(expected);
  });

  test.each(oracle.nSimilarity)('nSimilarity of %j and %j', (first, second, expected) => {
    expect(nSimilarity(vectors, first, second)).toBeCloseTo(expected, 5);
  });

  test.each(oracle.mean)(
    'meanVector with the weights $weights, normalized before $preNormalize, after $postNormalize',
    ({ words, weights, mean, ...options }) => {
      expectClose(meanVector(vectors, words, { weights: weights ?? undefined, ...options }), mean);
    },
  );

  test.each(oracle.centrality)('rankByCentrality of %j, normalized %j', (words, normalize, expected) => {
    expectNeighbors(rankByCentrality(vectors, words, { normalize }), expected);
  });

  test.each(oracle.relativeCosine)('relativeCosineSimilarity of %s and %s among %i', (word, other, count, expected) => {
    expect(relativeCosineSimilarity(vectors, word, other, { count })).toBeCloseTo(expected, 5);
  });

  test.each(oracle.movers)('wordMoversDistance of $first and $second', ({ first, second, normalize, ...expected }) => {
    expect(wordMoversDistance(vectors, first, second, { normalize })).toBeCloseTo(expected.distance, 6);
    expect(relaxedWordMoversDistance(vectors, first, second, { normalize })).toBeCloseTo(expected.relaxed, 6);
  });

  test('sortByDescendingFrequency', () => {
    const { vocabulary, vectorOf } = sortByDescendingFrequency(vectors);
    expect(Array.from({ length: vocabulary.size }, (_, id) => vocabulary.tokenOf(id))).toEqual(oracle.byFrequency);
    expect(vectorOf('king')).toEqual(vectors.vectorOf('king'));
  });

  test('vectorsForAll', () => {
    const { vocabulary } = vectorsForAll(vectors, ['dog', 'elf', 'cat', 'dog']);
    expect([0, 1].map((id) => vocabulary.tokenOf(id))).toEqual(oracle.vectorsForAll);
  });

  test('normalizeVectors (get_normed_vectors)', () => {
    expectClose(normalizeVectors(vectors).vectorOf('queen')!, oracle.normed);
  });

  test.each([
    ['first', oracle.merged.kept],
    ['second', oracle.merged.replaced],
  ] as const)('mergeVectors with prefer: %s (add_vectors)', (prefer, { words, matrix }) => {
    const [a, b] = [
      ['a', 'b', 1],
      ['b', 'c', 5],
    ].map(([one, other, start]) =>
      createWordVectors(createVocabulary([String(one), String(other)]), {
        rows: 2,
        columns: 2,
        data: Float32Array.from({ length: 4 }, (_, i) => Number(start) + i),
      }),
    );
    const merged = mergeVectors(a!, b!, { prefer });
    expect(words.map((_, id) => merged.vocabulary.tokenOf(id))).toEqual(words);
    expect([...merged.matrix.data]).toEqual(matrix);
  });
});

test("the README has a place for every public name of gensim's KeyedVectors", () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const table = readme.slice(readme.indexOf('## Beside gensim'));
  expect(oracle.publicNames).toContain('most_similar');
  expect(oracle.publicNames.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
});
