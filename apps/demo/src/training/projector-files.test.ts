import { createVocabulary } from '@firth/core';
import { createWordVectors } from '@firth/vectors';
import { expect, it } from 'vitest';
import { projectorVectors, projectorWords } from './projector-files.ts';

const matrix = { rows: 2, columns: 2, data: Float32Array.of(1, -0.5, 0, 2) };

it('writes a line of numbers for each line of words, which has a header beside counts', async () => {
  const vectors = createWordVectors(createVocabulary(['of', 'war'], Float64Array.of(9, 4)), matrix);
  expect(await projectorVectors(vectors).text()).toBe('1\t-0.5\n0\t2\n');
  expect(await projectorWords(vectors).text()).toBe('word\tcount\nof\t9\nwar\t4\n');
});

it('keeps a word to its line, and writes no header for words alone', async () => {
  const vectors = createWordVectors(createVocabulary(['of\t', 'a\nb']), matrix);
  expect(await projectorWords(vectors).text()).toBe('of \na b\n');
});
