import { describe, expect, it } from 'vitest';
import { randomMatrix } from '../__fixtures__/random-matrix.ts';
import { neighborOverlap } from '../compare/neighbor-overlap.ts';
import { symmetricEigenvectors } from './symmetric-eigenvectors.ts';
import { truncateDimensions } from './truncate-dimensions.ts';

const matrix = randomMatrix(400, 24);

describe('symmetricEigenvectors', () => {
  it('solves a small case whose answer is known', () => {
    const { values, vectors } = symmetricEigenvectors(Float64Array.of(2, 1, 1, 2), 2);
    expect(values[0]).toBeCloseTo(3, 12);
    expect(values[1]).toBeCloseTo(1, 12);
    expect(Math.abs(vectors[0]! - vectors[1]!)).toBeCloseTo(0, 12);
  });

  it('gives A v = λ v, and vectors of length 1', () => {
    const n = 24;
    const a = Float64Array.from({ length: n * n }, (_, i) =>
      Math.cos(Math.min(i % n, Math.floor(i / n)) * 7 + (i % n) * Math.floor(i / n)),
    );
    const { values, vectors } = symmetricEigenvectors(a, n);
    for (let k = 0; k < n; k++) {
      const v = vectors.subarray(k * n, (k + 1) * n);
      expect(v.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 10);
      for (let i = 0; i < n; i++) {
        const product = v.reduce((sum, x, j) => sum + a[i * n + j]! * x, 0);
        expect(product).toBeCloseTo(values[k]! * v[i]!, 8);
      }
    }
  });
});

describe('truncateDimensions', () => {
  it('loses nothing but the axes when all dimensions stay', () => {
    const turned = truncateDimensions(matrix, { dimensions: 24 });
    expect(turned.kept).toBeCloseTo(1, 10);
    expect(neighborOverlap(matrix, turned)).toBeGreaterThan(0.99);
    expect(turned.data).not.toEqual(matrix.data);
  });

  it('holds more by principal axes than by leading ones, and more of its neighbors', () => {
    const principal = truncateDimensions(matrix, { dimensions: 12 });
    const leading = truncateDimensions(matrix, { dimensions: 12, basis: 'leading' });
    expect(principal.kept).toBeGreaterThan(leading.kept);
    expect(neighborOverlap(matrix, principal)).toBeGreaterThan(neighborOverlap(matrix, leading));
    expect(leading.data.subarray(12, 24)).toEqual(matrix.data.slice(24, 36));
  });

  it('refuses more dimensions than there are, and what is not finite', () => {
    for (const dimensions of [0, 25, 1.5]) {
      expect(() => truncateDimensions(matrix, { dimensions })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
    }
    const bad = { rows: 1, columns: 1, data: Float32Array.of(Number.POSITIVE_INFINITY) };
    expect(() => truncateDimensions(bad, { dimensions: 1 })).toThrow(expect.objectContaining({ code: 'NON_FINITE' }));
  });
});
