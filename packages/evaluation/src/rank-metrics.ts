import { FirthError } from '@firth/core';

/** How near the top right answers stand. */
export interface RankMetrics {
  /** The mean of 1 / rank, 0 for an answer that was not found (Voorhees 1999). */
  readonly meanReciprocalRank: number;
  /**
   * For each k, the share of questions whose answer is among the first k; where one answer is right, precision@k as it
   * is used for analogies.
   */
  readonly precisionAt: readonly { readonly k: number; readonly precision: number }[];
}

/**
 * Returns the rank metrics of `ranks`, 1 for an answer at the top and 0 for one that was not found.
 *
 * @throws FirthError `BAD_OPTION` for no ranks, a rank that is not a whole number from 0 on, a `k` that is not one from
 * 1 on
 *
 * @example
 * ```ts
 * const { meanReciprocalRank, precisionAt } = rankMetrics([1, 2, 0, 1], [1, 2]);
 * console.log(meanReciprocalRank, precisionAt); // 0.625 [ { k: 1, precision: 0.5 }, { k: 2, precision: 0.75 } ]
 * ```
 */
export function rankMetrics(ranks: ArrayLike<number>, ks: readonly number[] = [1, 5, 10]): RankMetrics {
  const all = Array.from(ranks);
  if (all.length === 0) throw new FirthError('BAD_OPTION', 'there are no ranks');
  const wrong = all.find((rank) => !Number.isInteger(rank) || rank < 0);
  if (wrong !== undefined)
    throw new FirthError('BAD_OPTION', `a rank must be a whole number from 0 on, received ${wrong}`);
  const wrongK = ks.find((k) => !Number.isInteger(k) || k < 1);
  if (wrongK !== undefined)
    throw new FirthError('BAD_OPTION', `k must be a whole number from 1 on, received ${wrongK}`);
  const share = (isHit: (rank: number) => boolean): number =>
    all.filter((rank) => rank > 0 && isHit(rank)).length / all.length;
  return {
    meanReciprocalRank: all.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / all.length,
    precisionAt: ks.map((k) => ({ k, precision: share((rank) => rank <= k) })),
  };
}
