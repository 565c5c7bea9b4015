import { requireInteger } from '@firth/core';
import { createFloats } from './create-floats.ts';
import { requireLength, requirePositive, requireWhole } from './options.ts';

export interface LayerNormOptions {
  /** Numbers in a row. */
  readonly dimensions: number;
  /** Added to the variance (default 1e-5, as in torch and GPT-2; BERT has 1e-12). */
  readonly epsilon?: number | undefined;
  /** What each column is multiplied by, used as it is and not copied. Default ones. */
  readonly scale?: Float32Array | undefined;
  /** What is added to each column, used as it is and not copied. Default zeros. */
  readonly shift?: Float32Array | undefined;
}

export interface LayerNormGradient {
  readonly activations: Float32Array;
  readonly scale: Float32Array;
  readonly shift: Float32Array;
}

/** Brings each row of activations to mean 0 and variance 1, then to a learned scale and shift. */
export interface LayerNorm {
  readonly dimensions: number;
  readonly epsilon: number;
  readonly scale: Float32Array;
  readonly shift: Float32Array;
  /** Returns the normalized rows: as many numbers as `activations`, whole rows of `dimensions`. */
  forward(activations: Float32Array): Float32Array;
  /** Returns the gradients for one with respect to what `forward(activations)` returned. */
  backward(activations: Float32Array, gradient: Float32Array): LayerNormGradient;
}

/**
 * Returns layer normalization (Ba et al. 2016): y = γ · (x − μ) / √(σ² + ε) + β of each row, where σ² is the mean of
 * squares. torch's `LayerNorm`.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`
 * @example
 * ```ts
 * const norm = layerNorm({ dimensions: 4 });
 * const rows = norm.forward(Float32Array.of(1, 2, 3, 4));
 * console.log(Array.from(rows, (value) => value.toFixed(3)).join(' ')); // -1.342 -0.447 0.447 1.342
 * ```
 */
export function layerNorm(options: LayerNormOptions): LayerNorm {
  const { dimensions, epsilon = 1e-5 } = options;
  requireInteger('dimensions', dimensions, 1, 65_536);
  requirePositive('epsilon', epsilon);
  const scale = options.scale ?? createFloats(dimensions).fill(1);
  const shift = options.shift ?? createFloats(dimensions);
  requireLength('scale', scale, dimensions, 'dimensions');
  requireLength('shift', shift, dimensions, 'dimensions');

  return {
    dimensions,
    epsilon,
    scale,
    shift,
    forward(activations) {
      requireWhole('activations', activations, dimensions, 'dimensions');
      const output = new Float32Array(activations.length);
      for (let row = 0; row < activations.length; row += dimensions) {
        const { mean, inverse } = momentsOf(activations, row, dimensions, epsilon);
        for (let k = 0; k < dimensions; k++)
          output[row + k] = scale[k]! * ((activations[row + k]! - mean) * inverse) + shift[k]!;
      }
      return output;
    },
    backward(activations, gradient) {
      requireWhole('activations', activations, dimensions, 'dimensions');
      requireLength('gradient', gradient, activations.length, 'activations.length');
      const result = {
        activations: new Float32Array(activations.length),
        scale: new Float32Array(dimensions),
        shift: new Float32Array(dimensions),
      };
      for (let row = 0; row < activations.length; row += dimensions) {
        const { mean, inverse } = momentsOf(activations, row, dimensions, epsilon);
        // With x̂ = (x − μ)/σ and h = γ·g: dx = (h − mean(h) − x̂·mean(h·x̂)) / σ.
        let meanGradient = 0;
        let meanProduct = 0;
        for (let k = 0; k < dimensions; k++) {
          const g = gradient[row + k]!;
          const normalized = (activations[row + k]! - mean) * inverse;
          result.scale[k]! += g * normalized;
          result.shift[k]! += g;
          meanGradient += (scale[k]! * g) / dimensions;
          meanProduct += (scale[k]! * g * normalized) / dimensions;
        }
        for (let k = 0; k < dimensions; k++) {
          const normalized = (activations[row + k]! - mean) * inverse;
          result.activations[row + k] =
            inverse * (scale[k]! * gradient[row + k]! - meanGradient - normalized * meanProduct);
        }
      }
      return result;
    },
  };
}

/** The mean of a row, and 1 / √(variance + ε). */
function momentsOf(
  activations: Float32Array,
  from: number,
  length: number,
  epsilon: number,
): { mean: number; inverse: number } {
  let sum = 0;
  for (let i = from; i < from + length; i++) sum += activations[i]!;
  const mean = sum / length;
  let squares = 0;
  for (let i = from; i < from + length; i++) squares += (activations[i]! - mean) ** 2;
  return { mean, inverse: 1 / Math.sqrt(squares / length + epsilon) };
}
