import { createVocabulary } from '@firth/core';
import { createWordVectors } from '@firth/vectors';
import { describe, expect, it } from 'vitest';
import { drawQuestion } from './draw-question.ts';

const words = createVocabulary(['a', 'b', 'c', 'beside']);
const data = Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);
const vectors = createWordVectors(words, { rows: 4, columns: 4, data });

describe('drawQuestion', () => {
  it('draws the four corners of a − b + c where they are, with true lengths', () => {
    const { shape, words, result } = drawQuestion(vectors, 'a - b + c', []);
    const [a, b, c] = words;
    expect(shape).toBe('parallelogram');
    expect([b!.x, b!.y]).toEqual([0, 0]);
    expect(Math.hypot(a!.x, a!.y)).toBeCloseTo(Math.SQRT2, 5);
    expect(Math.hypot(c!.x, c!.y)).toBeCloseTo(Math.SQRT2, 5);
    expect([result.x, result.y]).toEqual([expect.closeTo(a!.x + c!.x, 5), expect.closeTo(a!.y + c!.y, 5)]);
    for (const point of [...words, result]) expect(point.distance).toBeCloseTo(0, 3);
  });

  it('tells how far beside the plane an answer is', () => {
    const [answer] = drawQuestion(vectors, 'a - b + c', [{ word: 'beside', similarity: 0 }]).answers;
    // The plane's point nearest to the origin, (1, 1, 1, 0) / 3, is 1 / √3 away; the fourth axis adds 1.
    expect(answer!.distance).toBeCloseTo(Math.sqrt(4 / 3), 5);
  });

  it('draws another sum as arrows from the origin, with its length', () => {
    const { shape, words, result, length } = drawQuestion(vectors, '1.5 * a - b', []);
    expect(shape).toBe('arrows');
    expect(words.map(({ label }) => label)).toEqual(['a', 'b']);
    expect(length).toBeCloseTo(Math.hypot(1.5, 1), 5);
    expect([result.x, result.y]).toEqual([expect.closeTo(length, 5), expect.closeTo(0, 5)]);
    for (const point of words) expect(Math.hypot(point.x, point.y)).toBeCloseTo(1, 5);
  });

  it('draws a word taken from itself at the place of the third', () => {
    const { words, result } = drawQuestion(vectors, 'a - a + c', []);
    expect([result.x, result.y]).toEqual([expect.closeTo(words[2]!.x, 5), expect.closeTo(words[2]!.y, 5)]);
  });
});
