import { requirePositive } from '../options.ts';
import { type Gradient, valuesOf } from './gradient.ts';

/**
 * Bounds every number of the gradients by ±`limit`, in place. torch's `clip_grad_value_`.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const gradient = Float32Array.of(-3, 0.5, 2);
 * clipByValue([gradient], 1);
 * console.log(gradient.join(' ')); // -1 0.5 1
 * ```
 */
export function clipByValue(gradients: Iterable<Gradient>, limit: number): void {
  requirePositive('limit', limit);
  for (const gradient of gradients) {
    const values = valuesOf(gradient);
    for (let i = 0; i < values.length; i++) values[i] = Math.min(limit, Math.max(-limit, values[i]!));
  }
}
