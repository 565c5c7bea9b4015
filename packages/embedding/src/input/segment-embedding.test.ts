import { expect, it } from 'vitest';
import { expectError } from '../__fixtures__/expect-error.ts';
import { segmentEmbedding } from './segment-embedding.ts';

const layer = segmentEmbedding({ weights: { rows: 2, columns: 2, data: Float32Array.of(1, 2, 3, 4) } });

it('looks up the segment of each token', () => {
  expect(Array.from(layer.forward(Uint8Array.of(1, 0)))).toEqual([3, 4, 1, 2]);
});

it('sums the gradient of each segment', () => {
  const { rows, values } = layer.backward(Uint8Array.of(1, 1), Float32Array.of(1, 2, 10, 20));
  expect([Array.from(rows), Array.from(values)]).toEqual([[1], [11, 22]]);
});

it('refuses a third segment', () => {
  expectError(() => layer.forward(Uint8Array.of(2)), 'BAD_OPTION', 'typeIds[0]: received 2, expected an id below 2');
});
