import { rowMajor } from '@firth/kernel/matrix';
import { type Parameter, parametersOf } from '../model/parameters.ts';
import type { ModelShape } from '../model/shape.ts';
import type { Linear } from './linear.ts';

/** Where a table and its gradient lie. Scale and shift of a normalization are two tables. */
export interface Table extends Parameter {
  readonly at: number;
  readonly gradient: number;
}

/** Scale and shift of a layer normalization. */
export interface Norm {
  readonly scale: Table;
  readonly shift: Table;
}

/** The tables of one block. */
export interface BlockTables {
  readonly firstNorm: Norm;
  readonly queries: Linear;
  readonly keys: Linear;
  readonly values: Linear;
  readonly attended: Linear;
  readonly secondNorm: Norm;
  readonly expand: Linear;
  readonly contract: Linear;
}

/** The tables of a network. */
export interface Tables {
  readonly tokens: Table;
  /** Where positions are learned. */
  readonly positions: Table | undefined;
  readonly blocks: readonly BlockTables[];
  readonly finalNorm: Norm;
}

/** Returns the tables of a network whose numbers begin at byte `parameters`, and the numbers of its gradient at byte `gradient`. */
export function tablesOf(shape: ModelShape, parameters: number, gradient: number): Tables {
  const tables = new Map<string, Table>();
  for (const parameter of parametersOf(shape)) {
    const offset = 4 * parameter.from;
    tables.set(parameter.name, { ...parameter, at: parameters + offset, gradient: gradient + offset });
  }
  const norm = (name: string): Norm => ({ scale: tables.get(`${name}.weight`)!, shift: tables.get(`${name}.bias`)! });
  /** Columns of a table from `column` on: queries, keys and values stand side by side in one. */
  const linear = (name: string, outputs?: number, column = 0): Linear => {
    const [weight, bias] = [tables.get(`${name}.weight`)!, tables.get(`${name}.bias`)!];
    const offset = 4 * column;
    return {
      inputs: weight.rows,
      outputs: outputs ?? weight.columns,
      weight: rowMajor(weight.at + offset, weight.columns),
      bias: bias.at + offset,
      weightGradient: rowMajor(weight.gradient + offset, weight.columns),
      biasGradient: bias.gradient + offset,
    };
  };
  const { dimensions } = shape;
  const blocks = Array.from({ length: shape.layers }, (_, layer) => ({
    firstNorm: norm(`h.${layer}.ln_1`),
    queries: linear(`h.${layer}.attn.c_attn`, dimensions),
    keys: linear(`h.${layer}.attn.c_attn`, dimensions, dimensions),
    values: linear(`h.${layer}.attn.c_attn`, dimensions, 2 * dimensions),
    attended: linear(`h.${layer}.attn.c_proj`),
    secondNorm: norm(`h.${layer}.ln_2`),
    expand: linear(`h.${layer}.mlp.c_fc`),
    contract: linear(`h.${layer}.mlp.c_proj`),
  }));
  return { tokens: tables.get('wte.weight')!, positions: tables.get('wpe.weight'), blocks, finalNorm: norm('ln_f') };
}
