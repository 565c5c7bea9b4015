import { expect, it } from 'vitest';
import { parseWords } from './parse-words.ts';

it('reads words with their counts, and words alone as seen once', () => {
  expect([...parseWords('low 5, lower 2 newest\nwidest 1')]).toEqual([
    ['low', 5],
    ['lower', 2],
    ['newest', 1],
    ['widest', 1],
  ]);
});

it('adds up a word that stands twice, and takes hostile ones for words', () => {
  expect([...parseWords('__proto__ 2, __proto__, constructor')]).toEqual([
    ['__proto__', 3],
    ['constructor', 1],
  ]);
});
