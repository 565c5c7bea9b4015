import { expect, it } from 'vitest';
import { alignPoints } from './align-points.ts';

const before = Float32Array.of(1, 0, 0, 2, -3, 1, 2, -3);

it.each([1, -1])('finds the turn of a cloud that was turned and mirrored by %d', (mirror) => {
  const [cos, sin] = [Math.cos(2), Math.sin(2)];
  const moved = before.map((_, i) => {
    const at = i - (i % 2);
    const [x, y] = [before[at]!, mirror * before[at + 1]!];
    return i % 2 === 0 ? cos * x - sin * y : sin * x + cos * y;
  });
  const aligned = alignPoints(moved, before);
  for (const [i, value] of before.entries()) expect(aligned[i]).toBeCloseTo(value, 5);
});

it('keeps distances: a cloud that has grown stays grown', () => {
  const aligned = alignPoints(
    before.map((value) => 2 * value),
    before,
  );
  expect([...aligned]).toEqual([...before.map((value) => 2 * value)]);
});

it('leaves points as they are where there is nothing to align them with', () => {
  expect([...alignPoints(before, new Float32Array(before.length))]).toEqual([...before]);
});
