import type { ModelShape } from './shape.ts';

/** One table of a model, under the name that it has in GPT-2's published weights. */
export interface Parameter {
  readonly name: string;
  /** Index of its first number among all numbers of the model. */
  readonly from: number;
  readonly rows: number;
  /** A bias, scale or shift is one row. */
  readonly columns: number;
}

/**
 * Returns the tables of a model of `shape`, one after another: `wte.weight`, `wpe.weight` where positions are learned, then twelve for each
 * block (`h.0.ln_1.weight` … `h.0.mlp.c_proj.bias`), `ln_f.weight` and `ln_f.bias`. Weights stand as in GPT-2: inputs × outputs. The output
 * has no table: it is tied to `wte.weight`.
 *
 * @example
 * ```ts
 * const shape = { vocabularySize: 512, dimensions: 64, layers: 2, heads: 2, context: 32, positions: 'rope' } as const;
 * console.log(parametersOf(shape).length, parametersOf(shape)[3].name); // 27 h.0.attn.c_attn.weight
 * ```
 */
export function parametersOf(shape: ModelShape): readonly Parameter[] {
  const { vocabularySize, dimensions: d, layers, context, positions } = shape;
  const parameters: Parameter[] = [];
  let from = 0;
  const add = (name: string, rows: number, columns: number): void => {
    parameters.push({ name, from, rows, columns });
    from += rows * columns;
  };
  const addWithBias = (name: string, inputs: number, outputs: number): void => {
    add(`${name}.weight`, inputs, outputs);
    add(`${name}.bias`, 1, outputs);
  };

  add('wte.weight', vocabularySize, d);
  if (positions === 'learned') add('wpe.weight', context, d);
  for (let layer = 0; layer < layers; layer++) {
    addWithBias(`h.${layer}.ln_1`, 1, d);
    addWithBias(`h.${layer}.attn.c_attn`, d, 3 * d);
    addWithBias(`h.${layer}.attn.c_proj`, d, d);
    addWithBias(`h.${layer}.ln_2`, 1, d);
    addWithBias(`h.${layer}.mlp.c_fc`, d, 4 * d);
    addWithBias(`h.${layer}.mlp.c_proj`, 4 * d, d);
  }
  addWithBias('ln_f', 1, d);
  return parameters;
}

/**
 * Returns how many numbers a model of `shape` has.
 *
 * @example
 * ```ts
 * const shape = { vocabularySize: 1024, dimensions: 128, layers: 4, heads: 4, context: 128, positions: 'learned' } as const;
 * console.log(parameterCount(shape)); // 940800
 * ```
 */
export function parameterCount(shape: ModelShape): number {
  const last = parametersOf(shape).at(-1)!;
  return last.from + last.rows * last.columns;
}
