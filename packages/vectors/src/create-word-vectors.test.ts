import { createVocabulary } from '@firth/core';
import { expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { createWordVectors } from './create-word-vectors.ts';

const vocabulary = createVocabulary(['a', 'b']);
const matrix = { rows: 2, columns: 3, data: Float32Array.of(1, 2, 2, 0, 3, 4) };

test('a word has the row of its id, as a view of the matrix', () => {
  const vectors = createWordVectors(vocabulary, matrix);
  expect(vectors.vectorOf('b')).toEqual(Float32Array.of(0, 3, 4));
  expect(vectors.vectorOf('b')!.buffer).toBe(matrix.data.buffer);
  expect(vectors.dimensions).toBe(3);
});

test('a word outside the vocabulary has no vector, whatever it is called', () => {
  const vectors = createWordVectors(vocabulary, matrix);
  for (const word of ['c', '', '__proto__', 'constructor', 'toString']) expect(vectors.vectorOf(word)).toBeUndefined();
});

test('the norms are the lengths of the rows, computed once', () => {
  const vectors = createWordVectors(vocabulary, matrix);
  expect(vectors.norms).toEqual(Float32Array.of(3, 5));
  expect(vectors.norms).toBe(vectors.norms);
});

test('the fingerprint of a tokenizer is carried along, and absent where there is none', () => {
  expect(createWordVectors(vocabulary, matrix, { tokenizerFingerprint: 'f00d' }).tokenizerFingerprint).toBe('f00d');
  expect(createWordVectors(vocabulary, matrix)).not.toHaveProperty('tokenizerFingerprint');
});

test.each([
  ['fewer rows than words', { rows: 1, columns: 6, data: new Float32Array(6) }],
  ['numbers missing', { rows: 2, columns: 3, data: new Float32Array(5) }],
  ['no columns', { rows: 2, columns: 0, data: new Float32Array(0) }],
])('a matrix with %s is refused', (_, wrong) => {
  expect(codeOf(() => createWordVectors(vocabulary, wrong))).toBe('DIMENSION_MISMATCH');
});
