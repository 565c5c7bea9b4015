import { expect, it } from 'vitest';
import { lanesOf } from './lanes-of.ts';

it('puts what is chosen into the first lane, and nothing over another', () => {
  const spans = [
    { start: 0, end: 1, isChosen: false },
    { start: 0, end: 2, isChosen: true },
    { start: 1, end: 2, isChosen: false },
    { start: 2, end: 4, isChosen: true },
    { start: 1, end: 3, isChosen: false },
  ];
  expect(lanesOf(spans)).toEqual([1, 0, 1, 0, 2]);
});
