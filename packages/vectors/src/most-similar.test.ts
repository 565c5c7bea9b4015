import { createVocabulary, type WordVectors } from '@firth/core';
import { describe, expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { oracle, oracleVectors, planeVectors } from './__fixtures__/oracle.ts';
import { createWordVectors } from './create-word-vectors.ts';
import { mostSimilar } from './most-similar.ts';
import { mostSimilarBatch } from './most-similar-batch.ts';
import { similarity } from './similarity.ts';

const wordsOf = (neighbors: readonly { word: string }[]): string[] => neighbors.map(({ word }) => word);

describe('as gensim', () => {
  const raw = Float32Array.from(oracle.raw);
  test.each(oracle.mostSimilar)('answers +$positive -$negative, the best $count of the first $restrictTo', (asked) => {
    const positive = asked.positive.map((term) => term ?? raw);
    const found = mostSimilar(
      oracleVectors(),
      { positive, negative: asked.negative },
      { count: asked.count, restrictTo: asked.restrictTo ?? undefined },
    );
    expect(wordsOf(found)).toEqual(asked.neighbors.map(([word]) => word));
    found.forEach(({ similarity }, i) => {
      expect(similarity).toBeCloseTo(asked.neighbors[i]![1], 5);
    });
  });
});

describe('the question', () => {
  const compass = planeVectors({ east: [2, 0], north: [0, 9], west: [-1, 0], northeast: [1, 1.1], south: [0, -5] });

  test('may be a word, a vector, or terms to add and to take away', () => {
    expect(mostSimilar(compass, 'east', { count: 1 })[0]!.word).toBe('northeast');
    expect(mostSimilar(compass, Float32Array.of(-1, -0.1), { count: 1 })[0]!.word).toBe('west');
    const up = { positive: ['northeast'], negative: ['east'] };
    expect(mostSimilar(compass, up, { count: 1 })[0]!.word).toBe('north');
  });

  test('weighs words by direction alone and vectors as they are', () => {
    const words = { positive: ['east', 'north'] };
    expect(mostSimilar(compass, words, { count: 1 })[0]!.word).toBe('northeast');
    const vectors = { positive: [Float32Array.of(2, 0), Float32Array.of(0, 9)] };
    expect(mostSimilar(compass, vectors, { count: 1 })[0]!.word).toBe('north');
  });

  test('leaves its own words out of the answers unless they are to be kept', () => {
    expect(wordsOf(mostSimilar(compass, { positive: ['east'], negative: ['south'] }))).toHaveLength(3);
    expect(wordsOf(mostSimilar(compass, 'east'))).not.toContain('east');
    expect(mostSimilar(compass, 'east', { keepInputs: true, count: 1 })).toEqual([{ word: 'east', similarity: 1 }]);
  });

  test('may name a word whose vector is made from pieces, which is in no row', () => {
    const withPieces: WordVectors = {
      ...compass,
      vectorOf: (word) => (word === 'easterly' ? Float32Array.of(3, 0.1) : compass.vectorOf(word)),
    };
    expect(wordsOf(mostSimilar(withPieces, 'easterly', { count: 2 }))).toEqual(['east', 'northeast']);
  });
});

describe('the answers', () => {
  test('have the similarity of the two words', () => {
    const vectors = oracleVectors();
    for (const { word, similarity: found } of mostSimilar(vectors, 'water', { count: 60 })) {
      expect(found).toBeCloseTo(similarity(vectors, 'water', word), 6);
    }
  });

  test('of equal similarity come in the order of the vocabulary', () => {
    const vectors = planeVectors({ a: [1, 0], d: [1, 1], c: [2, 2], b: [4, 4] });
    expect(wordsOf(mostSimilar(vectors, 'a'))).toEqual(['d', 'c', 'b']);
  });

  test('never are words whose vector is zero or not finite', () => {
    const vectors = planeVectors({
      east: [1, 0],
      nothing: [0, 0],
      broken: [Number.NaN, 1],
      endless: [Infinity, 0],
      west: [-1, 0],
    });
    expect(wordsOf(mostSimilar(vectors, 'east'))).toEqual(['west']);
  });

  test('are as many as asked even where the words of the question are not among the first', () => {
    const vectors = planeVectors({ a: [1, 0], b: [1, 1], c: [0, 1], d: [1, 2] });
    expect(wordsOf(mostSimilar(vectors, 'd', { restrictTo: 2 }))).toEqual(['b', 'a']);
    expect(wordsOf(mostSimilar(vectors, 'a', { restrictTo: 2, count: 2 }))).toEqual(['b']);
  });

  test('to a batch of questions are those to each alone', () => {
    const vectors = oracleVectors();
    const questions = [...oracle.words.slice(0, 9), { positive: ['king', 'woman'], negative: ['man'] }];
    expect(mostSimilarBatch(vectors, questions, { count: 4 })).toEqual(
      questions.map((question) => mostSimilar(vectors, question, { count: 4 })),
    );
    expect(mostSimilarBatch(vectors, [])).toEqual([]);
  });

  test('name hostile words as they are', () => {
    const vocabulary = createVocabulary(['constructor', '__proto__', 'toString']);
    const vectors = createWordVectors(vocabulary, { rows: 3, columns: 2, data: Float32Array.of(1, 0, 1, 1, 0, 1) });
    expect(wordsOf(mostSimilar(vectors, '__proto__'))).toEqual(['constructor', 'toString']);
  });
});

describe('refused are', () => {
  const vectors = planeVectors({ east: [1, 0], west: [-1, 0], nothing: [0, 0], broken: [Number.NaN, 0] });

  test('unknown words', () => {
    expect(() => mostSimilar(vectors, 'Eest')).toThrow('"Eest" has no vector');
    expect(codeOf(() => mostSimilar(vectors, { positive: ['east'], negative: ['up'] }))).toBe('UNKNOWN_WORD');
  });

  test('questions without a term or a direction', () => {
    expect(codeOf(() => mostSimilar(vectors, {}))).toBe('BAD_OPTION');
    expect(() => mostSimilar(vectors, { positive: ['east', 'west'] })).toThrow('its vectors add up to zero');
    expect(() => mostSimilar(vectors, 'nothing')).toThrow('the vector of "nothing" is zero');
    expect(codeOf(() => mostSimilar(vectors, 'broken'))).toBe('NON_FINITE');
  });

  test('vectors of another length or with NaN', () => {
    expect(codeOf(() => mostSimilar(vectors, new Float32Array(3)))).toBe('DIMENSION_MISMATCH');
    expect(codeOf(() => mostSimilar(vectors, Float32Array.of(Number.NaN, 1)))).toBe('NON_FINITE');
  });

  test.each([0, -3, 2.5, Number.NaN])('a count or a restriction of %d', (value) => {
    expect(codeOf(() => mostSimilar(vectors, 'east', { count: value }))).toBe('BAD_OPTION');
    expect(codeOf(() => mostSimilar(vectors, 'east', { restrictTo: value }))).toBe('BAD_OPTION');
  });
});
