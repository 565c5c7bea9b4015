import type { CacheOptions } from '../cache-options.ts';
import type { RotaryShape } from './rotary-shape.ts';

/**
 * How RoPE is stretched beyond the positions that a model was trained on.
 *
 * `trainedPositions` is the length of the model's first training (transformers: `original_max_position_embeddings`, and
 * `max_position_embeddings` for `dynamic`). An attention factor multiplies the cosines and sines, so that scores grow by its square.
 */
export type RoPEScaling =
  | LinearScaling
  | NTKScaling
  | DynamicNTKScaling
  | YaRNScaling
  | LLaMA3Scaling
  | LongRoPEScaling;

/** Positions divided by `factor` (Chen et al. 2023, position interpolation). */
export interface LinearScaling {
  readonly type: 'linear';
  readonly factor: number;
}

/** The base times factor^(r/(r-2)): high frequencies stay, the lowest is divided by `factor` (bloc97 2023). */
export interface NTKScaling {
  readonly type: 'ntk';
  readonly factor: number;
}

/** NTK scaling by how far the sequence at hand exceeds `trainedPositions` (emozilla 2023). */
export interface DynamicNTKScaling {
  readonly type: 'dynamic-ntk';
  readonly factor: number;
  readonly trainedPositions: number;
}

/** Frequencies divided by `factor`, unless they turn often within the trained positions (Peng et al. 2023, YaRN). */
export interface YaRNScaling {
  readonly type: 'yarn';
  readonly factor: number;
  readonly trainedPositions: number;
  /** Turns within the trained positions from which a frequency stays as it is. Default 32. */
  readonly fastTurns?: number | undefined;
  /** Turns up to which a frequency is divided by `factor`. Default 1. */
  readonly slowTurns?: number | undefined;
  /** Whether the bounds between are rounded outwards to whole pairs. Default `true`. */
  readonly truncate?: boolean | undefined;
  /** Default 0.1 ln(factor) + 1. */
  readonly attentionFactor?: number | undefined;
}

/** Long wavelengths multiplied by `factor`, short ones kept, with a ramp between (LLaMA 3.1). */
export interface LLaMA3Scaling {
  readonly type: 'llama3';
  readonly factor: number;
  readonly trainedPositions: number;
  /** Turns within the trained positions below which a frequency is divided by `factor`. LLaMA 3.1 has 1. */
  readonly lowFrequencyFactor: number;
  /** Turns above which a frequency stays as it is. LLaMA 3.1 has 4. */
  readonly highFrequencyFactor: number;
}

/** Each frequency divided by a factor that was searched for, one set within the trained positions and one beyond (Ding et al. 2024). */
export interface LongRoPEScaling {
  readonly type: 'longrope';
  readonly trainedPositions: number;
  /** Divisors of the frequencies of sequences up to `trainedPositions`: one a pair. */
  readonly shortFactors: ArrayLike<number>;
  /** Divisors of the frequencies of longer sequences: one a pair. */
  readonly longFactors: ArrayLike<number>;
  /** How many times longer than `trainedPositions` the model's sequences get; gives the attention factor. */
  readonly factor: number;
  /** Default sqrt(1 + ln(factor) / ln(trainedPositions)), and 1 for a factor up to 1. */
  readonly attentionFactor?: number | undefined;
}

export interface RoPEOptions extends RotaryShape, CacheOptions {
  /** Called θ in the paper and `rope_theta` in transformers. Default 10,000. */
  readonly base?: number | undefined;
  readonly scaling?: RoPEScaling | undefined;
}
