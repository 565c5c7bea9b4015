import { addSparseGradient } from '@firth/embedding';
import { learned, type RotaryEncoding, rope, sinusoidal } from '@firth/positional-encoding';
import type { ModelShape } from '../model/shape.ts';
import type { Table } from './tables.ts';

/** What positions do in a network: they are added to the input, or turn queries and keys. */
export interface PositionInput {
  readonly rotary: RotaryEncoding | undefined;
  /** Adds the positions from `start` on to the rows of whole sequences. */
  addTo(rows: Float32Array, length: number, start: number): void;
  /** Adds the gradient of the table, where there is one, for the gradient of those rows. */
  addGradient(gradient: Float32Array, length: number): void;
}

/** Returns what positions do in a network of `shape`, whose learned ones lie in `table`. */
export function positionInput(
  shape: ModelShape,
  table: Table | undefined,
  floats: (at: number, count: number) => Float32Array,
): PositionInput {
  const { positions, context, dimensions, heads } = shape;
  if (positions === 'rope') {
    const rotary = rope({ headDimensions: dimensions / heads, heads });
    return { rotary, addTo() {}, addGradient() {} };
  }
  if (positions === 'sinusoidal') {
    const encoding = sinusoidal({ dimensions });
    return { rotary: undefined, addTo: encoding.apply, addGradient() {} };
  }
  const count = context * dimensions;
  const encoding = learned({ positions: context, dimensions, table: floats(table!.at, count) });
  return {
    rotary: undefined,
    addTo: encoding.apply,
    addGradient: (gradient, length) =>
      addSparseGradient(floats(table!.gradient, count), encoding.weightGradient(gradient, length), encoding.weights),
  };
}
