import { expect, test } from 'vitest';
import { createGenerator } from '../random/generator.ts';
import { dotProduct } from './dot-product.ts';
import { largestQueryCode, quantizeQuery, quantizeRows } from './quantize.ts';
import { rowNorms } from './row-norms.ts';

const generator = createGenerator(3);

/** Rows of several characters: bell-shaped, one spike, constant, mostly zero, alternating between large and small. */
function characterRows(columns: number): Float32Array[] {
  const noise = () => generator.uniform() + generator.uniform() + generator.uniform() - 1.5;
  return [
    Float32Array.from({ length: columns }, noise),
    Float32Array.from({ length: columns }, (_, i) => (i === columns >> 1 ? 100 : noise())),
    new Float32Array(columns).fill(-0.3),
    Float32Array.from({ length: columns }, (_, i) => (i % 7 === 0 ? noise() : 0)),
    Float32Array.from({ length: columns }, (_, i) => (i % 2 === 0 ? 1 : 0.0039)),
  ];
}

/** The score as the kernel computes it from codes, in float32. */
function approximateScore(codes: Int8Array, row: number, scale: number, query: Int16Array, queryScale: number): number {
  const stride = query.length;
  let product = 0;
  for (let i = 0; i < stride; i++) {
    const place = (row >> 2) * 4 * stride + (i >> 3) * 32 + (row % 4) * 8 + (i % 8);
    product += codes[place] * query[i];
  }
  return Math.fround(Math.fround(Math.fround(product) * scale) * Math.fround(queryScale));
}

test.each([1, 5, 8, 100, 300, 1500])(
  'no score of %i columns is further from its approximation than the margin',
  (columns) => {
    const stride = Math.ceil(columns / 8) * 8;
    const rows = characterRows(columns);
    const matrix = { rows: rows.length, columns, data: Float32Array.from(rows.flatMap((row) => [...row])) };
    const norms = rowNorms(matrix);
    const codes = new Int8Array(8 * stride);
    const scales = new Float32Array(8);
    const margins = new Float32Array(8);
    quantizeRows(matrix, norms, codes, scales, margins);

    for (const query of [...characterRows(columns), ...rows]) {
      const queryCodes = new Int16Array(stride);
      const { scale, length } = quantizeQuery(query, queryCodes, 1, largestQueryCode(stride));
      for (let row = 0; row < rows.length; row++) {
        const score = dotProduct(rows[row], 0, query, 0, columns) / norms[row] / length;
        const error = Math.abs(score - approximateScore(codes, row, scales[row], queryCodes, scale));
        expect(error).toBeLessThanOrEqual(margins[row]);
      }
    }
  },
);

test('the margin of an ordinary row of 100 columns is below one hundredth, so that few rows need a second look', () => {
  const [row] = characterRows(100);
  const matrix = { rows: 1, columns: 100, data: row };
  const margins = new Float32Array(4);
  quantizeRows(matrix, rowNorms(matrix), new Int8Array(4 * 104), new Float32Array(4), margins);
  expect(margins[0]).toBeLessThan(0.01);
});

test('codes of the largest magnitude stay within 32 bits, up to 65,536 columns', () => {
  for (const stride of [8, 104, 304, 1024, 65_536]) {
    const largest = largestQueryCode(stride);
    expect(largest).toBeGreaterThanOrEqual(257);
    expect(127 * largest * stride).toBeLessThan(2 ** 31);
  }
});

test('a row that never ranks has the scale NaN, one too long for the bound an infinite margin, and a tiny one a margin of its length', () => {
  const data = Float32Array.of(Number.NaN, 1, Infinity, 1, 3e38, 3e38, 1e-40, 0);
  const scales = new Float32Array(4);
  const margins = new Float32Array(4);
  quantizeRows({ rows: 4, columns: 2, data }, undefined, new Int8Array(4 * 8), scales, margins);
  expect([...scales]).toEqual([Number.NaN, Number.NaN, 0, 0]);
  expect(margins[2]).toBe(Infinity);
  expect(margins[3]).toBeGreaterThan(1e-40);
  expect(margins[3]).toBeLessThan(1e-29);
});
