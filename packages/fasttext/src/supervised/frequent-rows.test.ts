import { notALabel } from '@firth/kernel/classifier';
import { expect, it } from 'vitest';
import { frequentRows } from './frequent-rows.ts';

it('lists the rows of frequent tokens and of the end of a line, the most used first, each once', () => {
  const text = {
    counts: Float64Array.of(50_000, 30_000, 1),
    batches: [{ ids: new Uint32Array(0), starts: new Uint32Array(40_001) }],
    tokens: 80_001,
  };
  const tokens = {
    rowStarts: Uint32Array.of(0, 2, 4, 5, 6),
    rows: Uint32Array.of(0, 7, 1, 7, 2, 3),
    hashes: new Uint32Array(4),
    labels: new Int32Array(4).fill(notALabel),
    endOfLine: 3,
  };
  expect([...frequentRows(text, tokens)]).toEqual([7, 0, 3, 1]);
});
