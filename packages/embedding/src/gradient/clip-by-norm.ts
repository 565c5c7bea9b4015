import { FirthError } from '@firth/core';
import { requireNormType, requirePositive } from '../options.ts';
import { multiply } from '../rows/multiply.ts';
import { norm } from '../rows/norm.ts';
import { type Gradient, valuesOf } from './gradient.ts';

export interface ClipByNormOptions {
  /** p of the p-norm, above 0, infinity included (default 2). */
  readonly normType?: number | undefined;
}

/** torch's guard against a division by zero (`clip_grad_norm_` in torch/nn/utils/clip_grad.py). */
const guard = 1e-6;

/**
 * Returns the norm of all gradients together, and shortens them in place where it is above `maxNorm`: they keep their
 * direction. torch's `clip_grad_norm_`; Pascanu et al. (2013), algorithm 1.
 *
 * @throws FirthError `BAD_OPTION`; `NON_FINITE` where the gradients hold NaN or infinity, which no factor mends: they
 * are left as they are
 * @example
 * ```ts
 * const gradient = Float32Array.of(3, 4);
 * console.log(clipByNorm([gradient], 1)); // 5
 * console.log(gradient[0]!.toFixed(3), gradient[1]!.toFixed(3)); // 0.600 0.800
 * ```
 */
export function clipByNorm(
  gradients: readonly Gradient[],
  maxNorm: number,
  { normType = 2 }: ClipByNormOptions = {},
): number {
  requirePositive('maxNorm', maxNorm);
  requireNormType(normType);
  const norms = Float64Array.from(gradients, (gradient) => {
    const values = valuesOf(gradient);
    return norm(values, 0, values.length, normType);
  });
  const total = norm(norms, 0, norms.length, normType);
  if (!Number.isFinite(total)) throw new FirthError('NON_FINITE', `the norm of the gradients is ${total}`);
  const factor = maxNorm / (total + guard);
  if (factor < 1) for (const gradient of gradients) multiply(valuesOf(gradient), factor);
  return total;
}
