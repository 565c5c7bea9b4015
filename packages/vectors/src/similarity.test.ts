import { expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { oracle, oracleVectors, planeVectors } from './__fixtures__/oracle.ts';
import { distance } from './distance.ts';
import { similarity } from './similarity.ts';

test.each(oracle.similarity)('%s and %s are as similar as gensim says', (first, second, expected) => {
  expect(similarity(oracleVectors(), first, second)).toBeCloseTo(expected, 5);
});

test('a word is exactly as similar to itself as can be', () => {
  const vectors = oracleVectors();
  for (const word of oracle.words) expect(similarity(vectors, word, word)).toBeCloseTo(1, 14);
  for (const word of oracle.words) expect(similarity(vectors, word, word)).toBeLessThanOrEqual(1);
});

test('lengths do not matter, directions do', () => {
  const vectors = planeVectors({ east: [2, 0], farEast: [500, 0], north: [0, 3], west: [-1, 0] });
  expect(similarity(vectors, 'east', 'farEast')).toBe(1);
  expect(similarity(vectors, 'east', 'north')).toBe(0);
  expect(similarity(vectors, 'east', 'west')).toBe(-1);
  expect(distance(vectors, 'east', 'west')).toBe(2);
  expect(distance(vectors, 'east', 'north')).toBe(1);
});

test('a vector of length 0 is similar to nothing, as in gensim', () => {
  const vectors = planeVectors({ nothing: [0, 0], east: [1, 0] });
  expect(similarity(vectors, 'nothing', 'east')).toBe(0);
  expect(similarity(vectors, 'nothing', 'nothing')).toBe(0);
});

test('an unknown word and a vector that is not finite are errors', () => {
  const vectors = planeVectors({ east: [1, 0], broken: [Number.NaN, 1], endless: [Infinity, 1] });
  expect(codeOf(() => similarity(vectors, 'east', 'up'))).toBe('UNKNOWN_WORD');
  expect(codeOf(() => distance(vectors, 'up', 'east'))).toBe('UNKNOWN_WORD');
  expect(() => similarity(vectors, 'east', 'broken')).toThrow(
    'the vector of "broken" holds a number that is not finite',
  );
  expect(codeOf(() => similarity(vectors, 'endless', 'east'))).toBe('NON_FINITE');
});
