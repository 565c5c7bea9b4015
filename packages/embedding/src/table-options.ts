import { FirthError, type Matrix, requireInteger } from '@firth/core';
import type { Initializer } from './initializers/initializer.ts';
import { normal } from './initializers/normal.ts';
import { requireMatrix, requireNormType, requirePositive, requireShape } from './options.ts';

/** A new table, or one that there is. */
export type TableOptions = NewTable | GivenTable;

export interface NewTable {
  /** How many ids there are: the size of the vocabulary. */
  readonly rows: number;
  /** Numbers in a row. */
  readonly dimensions: number;
  /** Makes the table; its padding row is set to zero. Default `normal()`: mean 0, deviation 1, seed 1. */
  readonly initializer?: Initializer | undefined;
  readonly weights?: undefined;
}

export interface GivenTable {
  /** The table, used as it is and not copied: training changes it. */
  readonly weights: Matrix;
  readonly rows?: undefined;
  readonly dimensions?: undefined;
  readonly initializer?: undefined;
}

/** What a table that is looked up may do besides. */
export interface LookupOptions {
  /** The id that stands for nothing: its row gets no gradient, and bags leave it out. */
  readonly paddingId?: number | undefined;
  /** Rows longer than this are shortened to it, in the table, when they are looked up. */
  readonly maxNorm?: number | undefined;
  /** The norm that `maxNorm` bounds: p of the p-norm, above 0, infinity included (default 2). */
  readonly normType?: number | undefined;
  /** Whether the gradient of each row is divided by how often its id stands in the batch (default `false`). */
  readonly scaleByFrequency?: boolean | undefined;
  /** Whether the table is left as it is: its gradient has no rows (default `false`). */
  readonly frozen?: boolean | undefined;
  /** Hash of the definition of the tokenizer that makes the ids, where one does. */
  readonly tokenizerFingerprint?: string | undefined;
}

/**
 * Returns the table that `options` ask for.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`, `OUT_OF_MEMORY`
 */
export function tableOf(options: TableOptions & Pick<LookupOptions, 'paddingId'>): Matrix {
  const { rows, dimensions, paddingId } = options;
  if (options.weights) {
    requireMatrix('weights', options.weights);
    requirePaddingId(paddingId, options.weights.rows);
    return options.weights;
  }
  const { initializer = normal() } = options;
  requireShape(rows, dimensions, ['rows', 'dimensions']);
  requirePaddingId(paddingId, options.rows);
  const table = initializer(options.rows, options.dimensions);
  requireMatrix('initializer', table);
  if (table.rows !== rows || table.columns !== dimensions)
    throw new FirthError(
      'DIMENSION_MISMATCH',
      `initializer: received a table of ${table.rows} × ${table.columns}, expected ${rows} × ${dimensions}`,
    );
  if (paddingId !== undefined) table.data.fill(0, paddingId * table.columns, (paddingId + 1) * table.columns);
  return table;
}

/**
 * Refuses lookup options out of range.
 *
 * @throws FirthError `BAD_OPTION`
 */
export function requireLookupOptions({ maxNorm, normType }: LookupOptions): void {
  if (maxNorm !== undefined) requirePositive('maxNorm', maxNorm);
  if (normType !== undefined) requireNormType(normType);
}

function requirePaddingId(paddingId: number | undefined, rows: number): void {
  if (paddingId !== undefined) requireInteger('paddingId', paddingId, 0, rows - 1);
}
