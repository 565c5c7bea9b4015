import { createVocabulary } from '@firth/core';
import { expect, test } from 'vitest';
import { createWordVectors } from './create-word-vectors.ts';
import { knownVector } from './unknown-word.ts';

const words = ['the', 'king', 'Paris', 'NATO', 'kind', 'recieve', 'naïve', 'it'];
const vectors = createWordVectors(createVocabulary(words), {
  rows: words.length,
  columns: 1,
  data: new Float32Array(words.length).fill(1),
});

test.each([
  ['King', 'king'],
  ['paris', 'Paris'],
  ['nato', 'NATO'],
  ['KING', 'king'],
  ['kingg', 'king'],
  ['kng', 'king'],
  ['kinh', 'king'],
  ['receive', 'recieve'],
  ['naive', 'naïve'],
  ['king-the+Paris', 'king - the + Paris'],
])('for %s, %s may have been meant', (word, meant) => {
  expect(() => knownVector(vectors, word)).toThrow(`"${word}" has no vector; did you mean "${meant}"?`);
});

test.each(['queen', 'king-queen+it', 'kgni', 'kinggg', 'is', '', 'naver'])('for "%s", nothing comes near', (word) => {
  expect(() => knownVector(vectors, word)).toThrow(/has no vector$/);
});

test('control characters of a word are escaped in the message', () => {
  expect(() => knownVector(vectors, '\u001b[31mred')).toThrow('"\\u001b[31mred" has no vector');
});
