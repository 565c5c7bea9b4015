import { type RoPEOptions, type RotaryLayout, rope, ropeFrequencies } from '../../index.ts';
import { type Comparison, type GoldenCase, numbers } from './golden-case.ts';
import { scoresOf } from './score-pairs.ts';

export function checkRoPE(golden: GoldenCase, all: readonly GoldenCase[]): Comparison[] {
  const isScores = golden.kind === 'scores';
  const { head_dim, rotary_dim, theta, positions, q, k, kind } = (isScores ? all[0]! : golden) as {
    head_dim: number;
    rotary_dim?: number;
    theta: number;
    positions: number[];
    q: unknown;
    k?: unknown;
    kind: string;
  };
  const layout: RotaryLayout = kind.startsWith('interleaved') ? 'interleaved' : 'halves';
  const options: RoPEOptions = { headDimensions: head_dim, rotaryDimensions: rotary_dim, base: theta, layout };
  const encoding = rope(options);
  const rotated = (vectors: unknown): Float32Array => {
    const result = Float32Array.from(numbers(vectors));
    encoding.apply(result, positions.length, positions[0]);
    return result;
  };
  if (isScores) return [{ received: scoresOf(rotated(q), rotated(k), positions.length, head_dim), expected: golden.scores }];

  const comparisons: Comparison[] = [{ received: rotated(q), expected: golden.q_out }];
  if (k) comparisons.push({ received: rotated(k), expected: golden.k_out });
  if (golden.inv_freq) comparisons.push({ received: ropeFrequencies(options).inverseFrequencies, expected: golden.inv_freq });
  if (golden.cos) {
    // Theirs repeat each number for the second half.
    const table = encoding.table(positions.length, positions[0]);
    const half = head_dim / 2;
    const twice = (from: number): number[] =>
      positions.flatMap((_, row) => Array.from({ length: head_dim }, (_, i) => table[row * head_dim + from + (i % half)]!));
    comparisons.push({ received: twice(0), expected: golden.cos }, { received: twice(half), expected: golden.sin });
  }
  return comparisons;
}
