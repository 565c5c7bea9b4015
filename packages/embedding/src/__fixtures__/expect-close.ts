import { expect } from 'vitest';

/**
 * Expects the same numbers as in the nested `expected`, each within `tolerance` of itself, absolutely where it is below
 * 1e-6.
 */
export function expectClose(received: ArrayLike<number>, expected: unknown, tolerance = 1e-5): void {
  const flat = [expected].flat(Number.POSITIVE_INFINITY) as number[];
  expect(received.length).toBe(flat.length);
  flat.forEach((value, i) => {
    const error = Math.abs(received[i]! - value) / Math.max(Math.abs(value), 1e-6);
    expect(error, `number ${i}: received ${received[i]}, expected ${value}`).toBeLessThanOrEqual(tolerance);
  });
}
