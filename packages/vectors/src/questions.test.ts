import { createVocabulary, type WordVectors } from '@firth/core';
import { describe, expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { oracleVectors, planeVectors } from './__fixtures__/oracle.ts';
import { add, divide, multiply, subtract } from './arithmetic.ts';
import { attributeOf, withAttribute } from './attributes.ts';
import { createWordVectors } from './create-word-vectors.ts';
import { distances } from './distances.ts';
import { meanVector } from './mean-vector.ts';
import { mergeVectors } from './merge-vectors.ts';
import { mostSimilar } from './most-similar.ts';
import { mostSimilarCosmul } from './most-similar-cosmul.ts';
import { rankByCentrality } from './rank-by-centrality.ts';
import { similarities } from './similarities.ts';
import { sortByDescendingFrequency } from './sort-by-descending-frequency.ts';
import { subset } from './subset.ts';
import { vectorsForAll } from './vectors-for-all.ts';

const plane = planeVectors({ east: [2, 0], north: [0, 1], northeast: [1, 1], none: [0, 0] });

/** Vectors of one dimension. */
function line(words: readonly string[], numbers: readonly number[], counts?: readonly number[]): WordVectors {
  return createWordVectors(createVocabulary(words, counts && Float64Array.from(counts)), {
    rows: words.length,
    columns: 1,
    data: Float32Array.from(numbers),
  });
}

/** The words of vectors of one dimension with their numbers. */
function entriesOf({ vocabulary, matrix }: WordVectors): (readonly [string, number])[] {
  return Array.from(matrix.data, (value, id) => [vocabulary.tokenOf(id)!, value] as const);
}

describe('a restriction to a set of words', () => {
  test('lets only these be answers, known ones and others', () => {
    const among = { restrictTo: ['northeast', 'elf', 'none', 'east'] };
    expect(mostSimilar(plane, 'north', among).map(({ word }) => word)).toEqual(['northeast', 'east']);
    expect(mostSimilar(plane, 'north', { ...among, count: 1 }).map(({ word }) => word)).toEqual(['northeast']);
    expect(mostSimilarCosmul(plane, 'north', among).map(({ word }) => word)).toEqual(['northeast', 'east']);
  });

  test('gives the similarities that a search of all gives', () => {
    const vectors = oracleVectors();
    const all = mostSimilar(vectors, 'king', { count: 4 });
    expect(mostSimilar(vectors, 'king', { restrictTo: all.map(({ word }) => word) })).toEqual(all);
  });
});

test('weights that are not finite, and weights of products, are refused', () => {
  expect(codeOf(() => mostSimilar(plane, { positive: [['east', Number.NaN]] }))).toBe('BAD_OPTION');
  expect(codeOf(() => mostSimilarCosmul(plane, { positive: [['east', 2]] }))).toBe('BAD_OPTION');
  expect(codeOf(() => mostSimilarCosmul(plane, { negative: ['east'] }))).toBe('BAD_OPTION');
});

test('a vector of length 0 is similar to nothing, and one that is not finite is an error', () => {
  expect([...similarities(plane, 'none')]).toEqual([0, 0, 0, 0]);
  expect([...distances(plane, 'north', ['none', 'north'])]).toEqual([1, 0]);
  const broken = planeVectors({ east: [1, 0], broken: [Number.NaN, 1] });
  expect(() => similarities(broken, 'east')).toThrow('"broken"');
  expect(codeOf(() => similarities(broken, 'east', ['broken']))).toBe('NON_FINITE');
});

test('unknown words are errors unless they are to be left out', () => {
  expect(codeOf(() => meanVector(plane, ['east', 'elf']))).toBe('UNKNOWN_WORD');
  expect([...meanVector(plane, ['elf', 'east'], { unknown: 'skip', weights: [5, 2] })]).toEqual([1, 0]);
  expect(codeOf(() => meanVector(plane, ['elf'], { unknown: 'skip' }))).toBe('UNKNOWN_WORD');
  expect(rankByCentrality(plane, ['elf', 'east'], { unknown: 'skip' }).map(({ word }) => word)).toEqual(['east']);
});

test.each([
  ['no words', [], undefined],
  ['weights for other words', ['east'], [1, 2]],
  ['weights of 0', ['east'], [0]],
  ['a weight of NaN', ['east'], [Number.NaN]],
])('a mean with %s is refused', (_, words, weights) => {
  expect(codeOf(() => meanVector(plane, words, { weights }))).toBe('BAD_OPTION');
});

test('vectors are added and multiplied number by number, and by numbers', () => {
  const [a, b] = [Float32Array.of(1, 2), Float32Array.of(4, 5)];
  expect([add(a, b), subtract(a, b), multiply(a, b), divide(b, a)].map((vector) => [...vector])).toEqual([
    [5, 7],
    [-3, -3],
    [4, 10],
    [4, 2.5],
  ]);
  expect([multiply(a, 3), divide(a, 2)].map((vector) => [...vector])).toEqual([
    [3, 6],
    [0.5, 1],
  ]);
  for (const operate of [add, subtract, multiply, divide]) {
    expect(codeOf(() => operate(a, Float32Array.of(1)))).toBe('DIMENSION_MISMATCH');
  }
});

test('a subset keeps counts, attributes and vectors, each word once', () => {
  const vectors = withAttribute(line(['a', 'b', 'c'], [1, 2, 3], [30, 20, 10]), 'kind', ['x', 'y', 'z']);
  const few = subset(vectors, ['c', 'a', 'c']);
  expect(entriesOf(few)).toEqual([
    ['c', 3],
    ['a', 1],
  ]);
  expect([...few.vocabulary.counts!]).toEqual([10, 30]);
  expect(attributeOf(few, 'c', 'kind')).toBe('z');
  expect(codeOf(() => subset(vectors, ['d']))).toBe('UNKNOWN_WORD');
});

test('vectorsForAll takes what a model makes of unseen words', () => {
  const vectors = {
    ...line(['a'], [1]),
    vectorOf: (word: string) => (word === '' ? undefined : Float32Array.of(word.length)),
  };
  expect(entriesOf(vectorsForAll(vectors, ['seen', '', 'un', 'seen']))).toEqual([
    ['seen', 4],
    ['un', 2],
  ]);
});

test('attributes belong to words, and counts are one', () => {
  const vectors = line(['a', 'b'], [1, 2], [7, 3]);
  const tagged = withAttribute(withAttribute(vectors, 'kind', ['x', 'y']), 'kind', ['p', 'q']);
  expect(attributeOf(tagged, 'b', 'kind')).toBe('q');
  expect(attributeOf(tagged, 'b', 'count')).toBe(3);
  expect(tagged.norms).toEqual(Float32Array.of(1, 2));
  expect(codeOf(() => attributeOf(tagged, 'c', 'kind'))).toBe('UNKNOWN_WORD');
  expect(codeOf(() => attributeOf(tagged, 'a', 'sort'))).toBe('BAD_OPTION');
  expect(codeOf(() => withAttribute(vectors, 'kind', ['x']))).toBe('DIMENSION_MISMATCH');
});

describe('merging', () => {
  const first = line(['a', 'b'], [1, 2], [10, 5]);
  const second = withAttribute(line(['c', 'b'], [3, 4], [8, 2]), 'kind', ['x', 'y']);

  test.each([
    [
      'either',
      'first',
      [
        ['a', 1],
        ['b', 2],
        ['c', 3],
      ],
    ],
    [
      'either',
      'second',
      [
        ['a', 1],
        ['b', 4],
        ['c', 3],
      ],
    ],
    [
      'either',
      'mean',
      [
        ['a', 1],
        ['b', 3],
        ['c', 3],
      ],
    ],
    [
      'first',
      'second',
      [
        ['a', 1],
        ['b', 4],
      ],
    ],
    ['both', 'first', [['b', 2]]],
  ] as const)('the words of %s, with the vectors of the %s', (words, prefer, expected) => {
    expect(entriesOf(mergeVectors(first, second, { words, prefer }))).toEqual(expected);
  });

  test('keeps counts and attributes', () => {
    const merged = mergeVectors(first, second);
    expect([...merged.vocabulary.counts!]).toEqual([10, 5, 8]);
    expect(['a', 'b', 'c'].map((word) => attributeOf(merged, word, 'kind'))).toEqual([undefined, 'y', 'x']);
  });

  test('refuses other dimensions and other tokenizers', () => {
    expect(codeOf(() => mergeVectors(first, plane))).toBe('DIMENSION_MISMATCH');
    const made = (tokenizerFingerprint: string): WordVectors => ({ ...first, tokenizerFingerprint });
    expect(codeOf(() => mergeVectors(made('x'), made('y')))).toBe('INCONSISTENT');
    expect(mergeVectors(made('x'), second).tokenizerFingerprint).toBe('x');
  });
});

test('words without counts cannot be sorted', () => {
  expect(codeOf(() => sortByDescendingFrequency(line(['a'], [1])))).toBe('BAD_OPTION');
});
