import { expect, it } from 'vitest';
import { expectError } from '../__fixtures__/expect-error.ts';
import { robertaPositions } from './roberta-positions.ts';

it('counts the tokens of each sequence from behind the padding id', () => {
  const ids = Uint32Array.of(1, 1, 5, 6, 7, 8, 9, 1);
  expect(Array.from(robertaPositions(ids, { length: 4, paddingId: 1 }))).toEqual([1, 1, 2, 3, 2, 3, 4, 1]);
});

it('refuses ids that are not whole sequences', () => {
  expectError(
    () => robertaPositions(new Uint32Array(5), { length: 2, paddingId: 1 }),
    'DIMENSION_MISMATCH',
    'ids: received 5 entries, expected a multiple of length = 2',
  );
});
