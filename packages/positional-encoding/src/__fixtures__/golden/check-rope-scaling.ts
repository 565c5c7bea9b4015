import { type RoPEScaling, ropeFrequencies } from '../../index.ts';
import type { Comparison, GoldenCase } from './golden-case.ts';

export function checkScaling(golden: GoldenCase): Comparison[] {
  const params = (golden.params ?? {}) as Readonly<Record<string, unknown>>;
  const { inverseFrequencies, attentionFactor } = ropeFrequencies(
    {
      headDimensions: golden.head_dim as number,
      base: (params.rope_theta as number | undefined) ?? 10_000,
      scaling: scalingOf(golden, params),
    },
    (golden.seq_len as number | null | undefined) ?? 1,
  );
  return [
    { received: inverseFrequencies, expected: golden.inv_freq },
    { received: [attentionFactor], expected: [golden.attention_scaling ?? 1] },
  ];
}

/** A scaling as transformers' `rope_parameters` name it. */
function scalingOf(golden: GoldenCase, params: Readonly<Record<string, unknown>>): RoPEScaling {
  const factor = params.factor as number;
  const trainedPositions = params.original_max_position_embeddings as number;
  switch (params.rope_type) {
    case 'linear':
      return { type: 'linear', factor };
    case 'dynamic':
      return { type: 'dynamic-ntk', factor, trainedPositions: golden.max_position_embeddings as number };
    case 'yarn':
      return {
        type: 'yarn',
        factor,
        trainedPositions,
        fastTurns: params.beta_fast as number | undefined,
        slowTurns: params.beta_slow as number | undefined,
        truncate: params.truncate as boolean | undefined,
        attentionFactor: params.attention_factor as number | undefined,
      };
    case 'llama3':
      return {
        type: 'llama3',
        factor,
        trainedPositions,
        lowFrequencyFactor: params.low_freq_factor as number,
        highFrequencyFactor: params.high_freq_factor as number,
      };
    case 'longrope':
      return {
        type: 'longrope',
        factor,
        trainedPositions,
        shortFactors: params.short_factor as number[],
        longFactors: params.long_factor as number[],
        attentionFactor: params.attention_factor as number | undefined,
      };
    default:
      return { type: 'ntk', factor: golden.alpha as number };
  }
}
