import { createGenerator, type Generator } from '@firth/kernel/random';

/**
 * Returns the generator of a table: of its seed and of its shape, so that a table of tokens and one of positions that are made with the same seed do
 * not begin with the same rows.
 */
export function generatorOf(seed: number, rows: number, columns: number): Generator {
  return createGenerator(seed, Math.imul(rows, 0x9e3779b1) ^ columns);
}
