import { alibi } from '../../index.ts';
import type { Comparison, GoldenCase } from './golden-case.ts';

export function checkALiBi(golden: GoldenCase): Comparison[] {
  const heads = golden.heads as number;
  const keys = golden.T as number;
  const biases = (distance: 'causal' | 'symmetric' | 'from-first-key' | 'from-last-key', queries: number): Float32Array => {
    const scores = new Float32Array(heads * queries * keys);
    alibi({ heads, distance, maxBias: (golden.alibi_bias_max as number | undefined) ?? 8 }).addTo(scores, queries, keys);
    return scores;
  };
  if (golden.kind === 'mpt') return [{ received: biases('from-last-key', 1), expected: golden.out }];
  return [
    { received: alibi({ heads }).slopes, expected: golden.slopes },
    { received: biases('from-first-key', 1), expected: golden.bloom_bias },
    { received: biases('causal', keys), expected: golden.causal_bias },
    { received: biases('symmetric', keys), expected: golden.symmetric_bias },
  ];
}
