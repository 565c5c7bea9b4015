import { expect } from 'vitest';

/**
 * Returns the gradient of `f` at `x` by central differences of the fourth order: exact up to rounding for polynomials
 * up to the fourth degree, whatever the step, so that float32 is enough. `x` is what it was afterwards.
 */
export function finiteDifferences(f: () => number, x: Float32Array, step = 0.25): Float64Array {
  return Float64Array.from(x, (value, i) => {
    const at = (offset: number): number => {
      x[i] = value + offset;
      return f();
    };
    const slope = (8 * (at(step) - at(-step)) - (at(2 * step) - at(-2 * step))) / (12 * step);
    x[i] = value;
    return slope;
  });
}

/**
 * Expects `gradient` to be that of `f` at `x`, each number within `tolerance` of the finite difference or of the
 * largest of them.
 */
export function expectGradient(
  gradient: ArrayLike<number>,
  f: () => number,
  x: Float32Array,
  { step = 0.25, tolerance = 1e-5 } = {},
): void {
  const expected = finiteDifferences(f, x, step);
  const largest = Math.max(...expected.map(Math.abs));
  expect(largest).toBeGreaterThan(0);
  expect(gradient.length).toBe(expected.length);
  expected.forEach((value, i) => {
    const error = Math.abs(gradient[i]! - value) / largest;
    expect(error, `number ${i}: received ${gradient[i]}, expected ${value}`).toBeLessThanOrEqual(tolerance);
  });
}

/** Returns Σ a·b: a loss whose gradient with respect to `a` is `b`. */
export function loss(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
