import type { Matrix } from '@firth/core';
import { type AdamOptions, adamRule } from './adam-rule.ts';
import { createOptimizer } from './create-optimizer.ts';
import type { Optimizer } from './optimizer.ts';

/**
 * Returns Adam (Kingma and Ba 2015): m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², w ← w − η·m̂ / (√v̂ + ε). torch's
 * `Adam`; with sparse gradients its `SparseAdam`, which leaves the means of rows without a gradient as they are. Weight
 * decay is added to the gradient.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`, `INCONSISTENT`, `OUT_OF_MEMORY`
 * @example
 * ```ts
 * const weights = { rows: 3, columns: 1, data: Float32Array.of(1, 2, 3) };
 * const optimizer = adam(weights, { learningRate: 0.5 });
 * optimizer.step({ rows: Uint32Array.of(1), values: Float32Array.of(4) });
 * console.log(weights.data.join(' ')); // 1 1.5 3
 * ```
 */
export function adam(weights: Matrix | Float32Array, options: AdamOptions = {}): Optimizer {
  return createOptimizer(weights, adamRule(options, options.weightDecay ?? 0, false), options);
}
