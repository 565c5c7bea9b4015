import type { Matrix } from '@firth/core';
import { type AdamOptions, adamRule } from './adam-rule.ts';
import { createOptimizer } from './create-optimizer.ts';
import type { Optimizer } from './optimizer.ts';

/**
 * Returns AdamW (Loshchilov and Hutter 2019): {@link adam}, before which the weights shrink to 1 − η·λ of themselves.
 * torch's `AdamW`. A sparse gradient shrinks its own rows alone.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`, `INCONSISTENT`, `OUT_OF_MEMORY`
 * @example
 * ```ts
 * const weights = { rows: 3, columns: 1, data: Float32Array.of(1, 2, 3) };
 * const optimizer = adamW(weights, { learningRate: 0.5, weightDecay: 0.5 });
 * optimizer.step({ rows: Uint32Array.of(1), values: Float32Array.of(4) });
 * console.log(weights.data.join(' ')); // 1 1 3
 * ```
 */
export function adamW(weights: Matrix | Float32Array, options: AdamOptions = {}): Optimizer {
  return createOptimizer(weights, adamRule(options, options.weightDecay ?? 0.01, true), options);
}
