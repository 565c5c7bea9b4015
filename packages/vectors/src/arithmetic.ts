import { FirthError } from '@firth/core';
import { checkDimensions } from './unit-vector.ts';

/**
 * Returns `a + b`, number by number.
 *
 * @throws FirthError `DIMENSION_MISMATCH` for vectors of different lengths
 *
 * @example
 * ```ts
 * console.log(add(Float32Array.of(1, 2), Float32Array.of(3, 4))); // Float32Array(2) [ 4, 6 ]
 * ```
 */
export function add(a: Float32Array, b: Float32Array): Float32Array {
  checkDimensions(b, a.length);
  return a.map((value, i) => value + b[i]!);
}

/**
 * Returns `a − b`, number by number.
 *
 * @throws FirthError `DIMENSION_MISMATCH` for vectors of different lengths
 *
 * @example
 * ```ts
 * console.log(subtract(Float32Array.of(3, 4), Float32Array.of(1, 2))); // Float32Array(2) [ 2, 2 ]
 * ```
 */
export function subtract(a: Float32Array, b: Float32Array): Float32Array {
  checkDimensions(b, a.length);
  return a.map((value, i) => value - b[i]!);
}

/**
 * Returns `a` times a number, or `a × b` number by number (Hadamard's product).
 *
 * @throws FirthError `DIMENSION_MISMATCH` for vectors of different lengths
 *
 * @example
 * ```ts
 * console.log(multiply(Float32Array.of(1, 2), 1.5)); // Float32Array(2) [ 1.5, 3 ]
 * console.log(multiply(Float32Array.of(1, 2), Float32Array.of(3, 4))); // Float32Array(2) [ 3, 8 ]
 * ```
 */
export function multiply(a: Float32Array, b: number | Float32Array): Float32Array {
  if (typeof b === 'number') return a.map((value) => value * b);
  checkDimensions(b, a.length);
  return a.map((value, i) => value * b[i]!);
}

/**
 * Returns `a` divided by a number, or `a ÷ b` number by number.
 *
 * @throws FirthError `DIVISION_BY_ZERO`, `DIMENSION_MISMATCH` for vectors of different lengths
 *
 * @example
 * ```ts
 * console.log(divide(Float32Array.of(3, 8), 2)); // Float32Array(2) [ 1.5, 4 ]
 * console.log(divide(Float32Array.of(3, 8), Float32Array.of(3, 4))); // Float32Array(2) [ 1, 2 ]
 * ```
 */
export function divide(a: Float32Array, b: number | Float32Array): Float32Array {
  if (typeof b === 'number') {
    if (b === 0) throw new FirthError('DIVISION_BY_ZERO', 'a vector cannot be divided by 0');
    return a.map((value) => value / b);
  }
  checkDimensions(b, a.length);
  const zero = b.indexOf(0);
  if (zero >= 0) throw new FirthError('DIVISION_BY_ZERO', `number ${zero} of the vector to divide by is 0`);
  return a.map((value, i) => value / b[i]!);
}
