import { badOption } from '@firth/core';
import { requireCount } from './options.ts';

/** A matrix that is adapted, and how many of its shape there are. */
export interface AdaptedMatrix {
  readonly rows: number;
  readonly columns: number;
  /** Default 1. */
  readonly count?: number | undefined;
}

/** What training low-rank factors costs, beside training the matrices themselves. */
export interface LoRASaving {
  /** Parameters of the matrices. */
  readonly full: number;
  /** Parameters of their factors: rank × (rows + columns) each. */
  readonly trained: number;
  /** `trained / full`. */
  readonly share: number;
  /** `full − trained`: negative where the rank is too high to save. */
  readonly saved: number;
}

/**
 * Returns how many parameters low-rank adaptation (Hu et al. 2021) trains in place of whole matrices.
 *
 * @throws FirthError `BAD_OPTION`, also for a rank above a side of a matrix
 * @example
 * ```ts
 * const { full, trained } = loraSaving([{ rows: 32_000, columns: 4096 }], 8);
 * console.log(full, trained); // 131072000 288768
 * ```
 */
export function loraSaving(matrices: readonly AdaptedMatrix[], rank: number): LoRASaving {
  requireCount('rank', rank);
  if (matrices.length === 0) throw badOption('matrices', [], 'at least one matrix');
  let full = 0;
  let trained = 0;
  for (const [i, { rows, columns, count = 1 }] of matrices.entries()) {
    requireCount(`matrices[${i}].rows`, rows);
    requireCount(`matrices[${i}].columns`, columns);
    requireCount(`matrices[${i}].count`, count);
    if (rank > Math.min(rows, columns))
      throw badOption('rank', rank, `at most ${Math.min(rows, columns)}, the smaller side of matrices[${i}]`);
    full += count * rows * columns;
    trained += count * rank * (rows + columns);
  }
  return { full, trained, share: trained / full, saved: full - trained };
}
