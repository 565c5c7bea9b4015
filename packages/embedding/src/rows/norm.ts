import type { FloatArray } from '@firth/core';

/**
 * Returns the p-norm of the `length` numbers from `array[from]` on: (Σ |x|^p)^(1/p), the largest |x| where p is
 * infinite.
 *
 * Summed in float64, so that no float32 number overflows it for p ≤ 2.
 */
export function norm(array: FloatArray, from: number, length: number, p: number): number {
  if (p === Number.POSITIVE_INFINITY) {
    let largest = 0;
    for (let i = from; i < from + length; i++) largest = Math.max(largest, Math.abs(array[i]!));
    return largest;
  }
  let sum = 0;
  if (p === 2) for (let i = from; i < from + length; i++) sum += array[i]! * array[i]!;
  else if (p === 1) for (let i = from; i < from + length; i++) sum += Math.abs(array[i]!);
  else for (let i = from; i < from + length; i++) sum += Math.abs(array[i]!) ** p;
  if (p === 2) return Math.sqrt(sum);
  return p === 1 ? sum : sum ** (1 / p);
}
