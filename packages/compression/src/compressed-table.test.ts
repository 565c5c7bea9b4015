import { describe, expect, it } from 'vitest';
import { randomMatrix } from './__fixtures__/random-matrix.ts';
import { neighborOverlap } from './compare/neighbor-overlap.ts';
import { type CompressedTable, expandTable } from './compressed-table.ts';
import { toProductCodes } from './product-quantization/product-table.ts';
import { pruneMagnitudes } from './prune/prune-magnitudes.ts';
import { toBinary } from './scalar/binary.ts';
import { toFloat16 } from './scalar/float16.ts';
import { toInt4 } from './scalar/int4.ts';
import { toInt8 } from './scalar/int8.ts';
import { toUint8 } from './scalar/uint8.ts';

const matrix = randomMatrix(500, 50);
const whole = matrix.data.byteLength;

/** Bytes as a part of float32's, the greatest error beside the greatest number, and neighbors that stay at least. */
const methods: readonly [string, CompressedTable, number, number, number][] = [
  ['float16', toFloat16(matrix), 0.5, 0.0005, 0.99],
  ['int8', toInt8(matrix), 0.27, 0.0041, 0.97],
  ['uint8', toUint8(matrix), 0.29, 0.0041, 0.97],
  ['int4', toInt4(matrix), 0.166, 0.0736, 0.7],
  ['binary', toBinary(matrix), 0.06, 1, 0.2],
  ['product', toProductCodes(matrix), 0.641, 0.3, 0.8],
  ['half of the magnitudes', pruneMagnitudes(matrix, { keep: 0.5 }), 0.771, 0.25, 0.5],
];

describe.each(methods)('%s', (_, table, size, error, overlap) => {
  const after = expandTable(table);

  it('has the size that it tells', () => {
    expect(table.bytes / whole).toBeCloseTo(size, 2);
    const held = Object.values('quantized' in table ? Object(table.quantized) : table)
      .flatMap((part) => (ArrayBuffer.isView(part) ? [part.byteLength] : []))
      .reduce((sum, bytes) => sum + bytes, 0);
    if (!('quantized' in table)) expect(table.bytes).toBe(held);
  });

  it('stays near the numbers', () => {
    const largest = matrix.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const worst = after.data.reduce((most, value, i) => Math.max(most, Math.abs(value - matrix.data[i]!)), 0);
    expect(worst / largest).toBeLessThan(error);
  });

  it('keeps neighbors', () => {
    expect(neighborOverlap(matrix, after, { queries: 100 })).toBeGreaterThan(overlap);
  });

  it('reads a row alone as it does all', () => {
    const row = new Float32Array(50).fill(9);
    table.readRow(123, row);
    expect(row).toEqual(after.data.slice(123 * 50, 124 * 50));
  });
});

describe('scalar codes', () => {
  it('keep a row of zeros', () => {
    const zeros = { rows: 2, columns: 3, data: new Float32Array(6) };
    for (const table of [toFloat16(zeros), toInt8(zeros), toUint8(zeros), toInt4(zeros), toBinary(zeros)]) {
      expect(expandTable(table).data).toEqual(zeros.data);
    }
  });

  it('refuse what is not finite', () => {
    const bad = { rows: 1, columns: 2, data: Float32Array.of(1, Number.NaN) };
    for (const compress of [toInt8, toUint8, toInt4, toBinary]) {
      expect(() => compress(bad)).toThrow(expect.objectContaining({ code: 'NON_FINITE' }));
    }
  });
});
