import { expect, it } from 'vitest';
import { joinPieces } from './join-pieces.ts';

it('joins small parts, keeps their order, and leaves nothing out', () => {
  const parts = Array.from({ length: 30_000 }, (_, i) => Uint8Array.of(i, i >> 8, 1, 2, 3).subarray(0, 2 + (i % 4)));
  const pieces = [...joinPieces(parts)];
  expect(Buffer.concat(pieces).equals(Buffer.concat(parts))).toBe(true);
  expect(pieces.map(({ length }) => Math.floor(length / 2 ** 16))).toEqual([1, 0]);
});

it('yields nothing for nothing', () => {
  expect([...joinPieces([])]).toEqual([]);
});
