import { readFileSync } from 'node:fs';
import { FirthError, type Matrix } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { decodeRow, dotCode } from './codes.ts';
import { addQuantized, dotQuantized, quantizeMatrix } from './quantized-matrix.ts';

interface Parts {
  readonly codes: string;
  readonly centroids: string;
  readonly normCodes?: string;
  readonly norms?: string;
}
interface Oracle {
  readonly rows: number;
  readonly columns: number;
  readonly data: string;
  readonly plain: Parts;
  readonly separateNorms: Parts;
}

const oracle: Oracle = JSON.parse(
  readFileSync(new URL('../__fixtures__/fasttext-codes.json', import.meta.url), 'utf8'),
);
const { rows, columns } = oracle;
const matrix: Matrix = {
  rows,
  columns,
  data: new Float32Array(new Uint8Array(Buffer.from(oracle.data, 'base64')).buffer),
};

function base64(array: Uint8Array | Float32Array | undefined): string | undefined {
  return array && Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
}

describe('quantizeMatrix', () => {
  it.each([
    ['plain', {}],
    ['separateNorms', { separateNorms: true }],
  ] as const)('gives the bytes of fastText’s quantizer: %s', (name, options) => {
    const { codes, quantizer, norms } = quantizeMatrix(matrix, options);
    const expected = oracle[name];
    expect(base64(codes)).toBe(expected.codes);
    expect(base64(quantizer.centroids)).toBe(expected.centroids);
    expect(base64(norms?.codes)).toBe(expected.normCodes);
    expect(base64(norms?.quantizer.centroids)).toBe(expected.norms);
  });

  it('stays near the rows, nearer with shorter subvectors', () => {
    const errorOf = (subvectorLength: number): number => {
      const { quantizer, codes } = quantizeMatrix(matrix, { subvectorLength });
      let squares = 0;
      for (let row = 0; row < rows; row++) {
        const decoded = decodeRow(quantizer, codes, row);
        for (let i = 0; i < columns; i++) squares += (decoded[i]! - matrix.data[row * columns + i]!) ** 2;
      }
      return squares;
    };
    const size = matrix.data.reduce((sum, value) => sum + value * value, 0);
    expect(errorOf(2)).toBeLessThan(0.01 * size);
    expect(errorOf(1)).toBeLessThan(errorOf(2));
  });

  it('takes dot products and sums as the decoded rows would give them', () => {
    const vector = [0.3, -2, 0.7];
    for (const separateNorms of [false, true]) {
      const quantized = quantizeMatrix(matrix, { separateNorms });
      for (const row of [0, 17, 260]) {
        const sum = new Float64Array(columns);
        addQuantized(quantized, row, sum);
        const dot = vector.reduce((total, value, i) => total + value * sum[i]!, 0);
        expect(dotQuantized(quantized, row, vector)).toBeCloseTo(dot, 10);
        if (!separateNorms) expect(dotCode(quantized.quantizer, quantized.codes, row, vector)).toBeCloseTo(dot, 10);
      }
    }
  });

  it('refuses what cannot be quantized', () => {
    const small: Matrix = { rows: 255, columns: 1, data: new Float32Array(255) };
    const codeOf = (run: () => unknown): unknown => {
      try {
        return run();
      } catch (error) {
        return error instanceof FirthError ? error.code : error;
      }
    };
    expect(codeOf(() => quantizeMatrix(small))).toBe('TINY_VOCABULARY');
    expect(codeOf(() => quantizeMatrix(matrix, { subvectorLength: 0 }))).toBe('BAD_OPTION');
    const data = matrix.data.slice();
    data[5] = Number.NaN;
    expect(codeOf(() => quantizeMatrix({ ...matrix, data }))).toBe('NON_FINITE');
  });
});
