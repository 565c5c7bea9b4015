import { expect, test } from 'vitest';
import { createGenerator } from '../random/generator.ts';
import { createBestRows } from './best-rows.ts';

test('the best rows come best first', () => {
  const best = createBestRows(3);
  [0.1, 0.5, -0.2, 0.9, 0.3].forEach((score, row) => {
    best.offer(row, score);
  });
  expect(best.rank()).toEqual({ rows: Uint32Array.of(3, 1, 4), scores: Float64Array.of(0.9, 0.5, 0.3) });
});

test('of equal scores the lower rows stay, in ascending order', () => {
  const best = createBestRows(3);
  for (let row = 0; row < 50; row++) best.offer((row * 7 + 30) % 50, 1);
  expect([...best.rank().rows]).toEqual([0, 1, 2]);
});

test('the threshold is the lowest of the best scores once there are enough rows', () => {
  const best = createBestRows(2);
  best.offer(0, 5);
  expect(best.threshold).toBe(-Infinity);
  best.offer(1, 3);
  expect(best.threshold).toBe(3);
  best.offer(2, 4);
  expect(best.threshold).toBe(4);
});

test('NaN is never among the best', () => {
  const best = createBestRows(3);
  best.offer(0, Number.NaN);
  best.offer(1, 1);
  best.offer(2, Number.NaN);
  expect([...best.rank().rows]).toEqual([1]);
});

test('a random thousand ranks as a stable sort does', () => {
  const generator = createGenerator(7);
  const scores = Array.from({ length: 1000 }, () => generator.below(40) / 8);
  for (const capacity of [1, 2, 17, 999, 1000]) {
    const best = createBestRows(capacity);
    scores.forEach((score, row) => {
      best.offer(row, score);
    });
    const sorted = scores.map((_, row) => row).sort((a, b) => scores[b] - scores[a] || a - b);
    expect([...best.rank().rows]).toEqual(sorted.slice(0, capacity));
  }
});
