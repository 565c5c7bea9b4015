import { expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { expectSameCounts } from './__fixtures__/expect-same.ts';
import { oracle, oracleVectors, vectorsOf } from './__fixtures__/oracle.ts';
import { evaluateAnalogies } from './evaluate-analogies.ts';
import { readAnalogies } from './read-analogies.ts';

test.each(oracle.answers)(
  'the counts are gensim’s for the first $restrictTo words, ignoring case $ignoreCase, counting unknown words $countUnknown',
  (answer) => {
    expectSameCounts(oracleVectors, oracle.analogies, answer);
  },
);

// A parallelogram: king − man + woman is queen; apple is off the plane's edge.
const words = ['king', 'man', 'woman', 'queen', 'apple', 'ghost'];
const rows = [3, 1, 0, 1, 0, 0, 1, 0, 1, 3, 0.2, 1, 0, -1, -3, 0, 0, 0];
const vectors = vectorsOf(words, Float32Array.from(rows));

test('answers are counted by section and in total', () => {
  const sections = readAnalogies(': a\nman king woman queen\nman king woman apple\n: b\nman king woman elf\n: c\n');
  expect(evaluateAnalogies(vectors, sections)).toEqual({
    sections: [
      { name: 'a', correct: 1, incorrect: 1, unknown: 0, accuracy: 0.5, coverage: 1 },
      { name: 'b', correct: 0, incorrect: 0, unknown: 1, accuracy: 0, coverage: 0 },
      { name: 'c', correct: 0, incorrect: 0, unknown: 0, accuracy: 0, coverage: 0 },
    ],
    total: { correct: 1, incorrect: 1, unknown: 1, accuracy: 0.5, coverage: 2 / 3 },
  });
});

test('a question with an unknown word counts as wrong when that is said', () => {
  const sections = readAnalogies(': a\nman king woman queen\nman king woman elf\n');
  const { total } = evaluateAnalogies(vectors, sections, { unknown: 'count-as-wrong' });
  expect(total).toEqual({ correct: 1, incorrect: 1, unknown: 1, accuracy: 0.5, coverage: 0.5 });
});

test('letter case is ignored unless it is to count', () => {
  const sections = readAnalogies(': a\nMan King WOMAN Queen\n');
  expect(evaluateAnalogies(vectors, sections).total.correct).toBe(1);
  expect(evaluateAnalogies(vectors, sections, { ignoreCase: false }).total.unknown).toBe(1);
});

test('a word without a direction makes a question wrong, not an error', () => {
  const sections = readAnalogies(': a\nman ghost woman queen\nghost king woman queen\nman king woman ghost\n');
  expect(evaluateAnalogies(vectors, sections).total).toMatchObject({ correct: 0, incorrect: 3, unknown: 0 });
});

test('a restriction that is no whole number from 1 on is refused', () => {
  const sections = readAnalogies(': a\nman king woman queen\n');
  for (const restrictTo of [0, -1, 2.5, Number.NaN]) {
    expect(codeOf(() => evaluateAnalogies(vectors, sections, { restrictTo }))).toBe('BAD_OPTION');
  }
});
