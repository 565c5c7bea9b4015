import { createGenerator } from '@firth/kernel/random';
import { expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { oracle, oracleVectors, planeVectors } from './__fixtures__/oracle.ts';
import { relaxedWordMoversDistance } from './relaxed-word-movers-distance.ts';
import { wordMoversDistance } from './word-movers-distance.ts';

const vectors = oracleVectors();

test('a document is at no distance from itself, in any order', () => {
  expect(wordMoversDistance(vectors, ['king', 'cat', 'cat'], ['cat', 'king', 'cat'])).toBe(0);
});

test('the distance is the same both ways, and no less than the relaxed one', () => {
  const { below } = createGenerator(7);
  const draw = (): string[] => Array.from({ length: 1 + below(30) }, () => oracle.words[below(oracle.words.length)]!);
  for (let i = 0; i < 50; i++) {
    const [a, b] = [draw(), draw()];
    const there = wordMoversDistance(vectors, a, b);
    expect(wordMoversDistance(vectors, b, a)).toBeCloseTo(there, 12);
    expect(relaxedWordMoversDistance(vectors, a, b)).toBeLessThanOrEqual(there + 1e-12);
    expect(there).toBeLessThanOrEqual(2);
  }
});

test('words travel as far as their vectors are apart', () => {
  const plane = planeVectors({ east: [3, 0], north: [0, 4] });
  expect(wordMoversDistance(plane, ['east'], ['north'])).toBeCloseTo(Math.SQRT2, 12);
  expect(wordMoversDistance(plane, ['east'], ['north'], { normalize: false })).toBe(5);
  expect(wordMoversDistance(plane, ['east', 'north'], ['north'], { normalize: false })).toBe(2.5);
});

test('unknown words are errors unless they are to be left out', () => {
  expect(codeOf(() => wordMoversDistance(vectors, ['king', 'elf'], ['cat']))).toBe('UNKNOWN_WORD');
  const skipped = wordMoversDistance(vectors, ['king', 'elf'], ['cat'], { unknown: 'skip' });
  expect(skipped).toBe(wordMoversDistance(vectors, ['king'], ['cat']));
  expect(codeOf(() => wordMoversDistance(vectors, ['elf'], ['cat'], { unknown: 'skip' }))).toBe('UNKNOWN_WORD');
  expect(codeOf(() => wordMoversDistance(vectors, [], ['cat']))).toBe('UNKNOWN_WORD');
});

test('documents of two hundred different words each need a plan that the relaxed distance has not', () => {
  const { below } = createGenerator(3);
  const point = (): [number, number] => [below(2000) - 1000, below(2000) - 1000];
  const names = Array.from({ length: 400 }, (_, i) => `w${i}`);
  const many = planeVectors(Object.fromEntries(names.map((name) => [name, point()])));
  const [a, b] = [names.slice(0, 200), names.slice(200)];
  const distance = wordMoversDistance(many, a, b, { normalize: false });
  expect(distance).toBeGreaterThan(relaxedWordMoversDistance(many, a, b, { normalize: false }));
});
