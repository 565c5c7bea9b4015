import { FirthError, type TokenBatch } from '@firth/core';
import { requireIds, requireLength } from '../options.ts';

/**
 * Ids in bags, one after another: bag `b` is `ids[starts[b]] … ids[starts[b + 1] - 1]`; `starts` has one entry more
 * than there are bags, as torch's offsets with `include_last_offset`. A bag may be empty.
 */
export interface Bags extends TokenBatch {
  /** What each id's row counts, in bags that are summed. Default: 1. */
  readonly sampleWeights?: Float32Array | undefined;
}

/**
 * Refuses bags that do not cover the ids in order, or ids beyond the table.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`
 */
export function requireBags({ ids, starts, sampleWeights }: Bags, rows: number): void {
  requireIds('ids', ids, rows);
  const covers = starts.length > 0 && starts[0] === 0 && starts[starts.length - 1] === ids.length;
  if (!covers || starts.some((start, bag) => bag > 0 && start < starts[bag - 1]!))
    throw new FirthError('DIMENSION_MISMATCH', `starts: expected to ascend from 0 to ids.length = ${ids.length}`);
  if (sampleWeights) requireLength('sampleWeights', sampleWeights, ids.length, 'ids.length');
}
