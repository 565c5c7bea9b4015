import { readFileSync } from 'node:fs';
import { parametersOf } from '../model/parameters.ts';
import type { ModelShape, PositionKind } from '../model/shape.ts';

/** What torch computed; torch-model.py says of what. */
export interface TorchCase {
  readonly positions: PositionKind;
  readonly losses: readonly number[];
  readonly logits: readonly number[];
  readonly gradient: readonly number[];
  readonly parameters: readonly number[];
}

export const torch: {
  readonly batches: readonly (readonly [ids: number[][], targets: number[][]])[];
  readonly cases: readonly TorchCase[];
} = JSON.parse(readFileSync(new URL('torch-model.json', import.meta.url), 'utf8'));

/** The shape of torch-model.py. */
export function torchShape(positions: PositionKind): ModelShape {
  return { vocabularySize: 13, dimensions: 8, layers: 2, heads: 2, context: 5, positions };
}

/** The numbers that torch-model.py begins with. */
export function torchParameters(shape: ModelShape): Float32Array {
  const numbers = parametersOf(shape).flatMap(({ name, from, rows, columns }) => {
    const scale = /ln_.*weight$/.test(name) ? 1 : 0;
    return Array.from({ length: rows * columns }, (_, k) => 0.4 * Math.sin(1.7 * (from + k) + 0.3) + scale);
  });
  return Float32Array.from(numbers);
}
