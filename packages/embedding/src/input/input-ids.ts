import { requireInteger } from '@firth/core';
import { maxLength, requireIds, requireLength, requireWhole } from '../options.ts';
import { sequencePositions } from './sequence-positions.ts';

/** A batch of sequences of equal length, one after another. */
export interface InputIds {
  readonly ids: Uint32Array;
  /** Tokens in each sequence. */
  readonly length: number;
  /** Where each token stands. Default: 0, 1, … in each sequence. */
  readonly positionIds?: Uint32Array | undefined;
}

/**
 * Returns the position of each token, below `positions`.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`
 */
export function positionsOf({ ids, length, positionIds }: InputIds, positions: number): Uint32Array {
  requireInteger('length', length, 1, positionIds ? maxLength : positions);
  requireWhole('ids', ids, length, 'length');
  if (!positionIds) return sequencePositions(ids.length / length, length);
  requireLength('positionIds', positionIds, ids.length, 'ids.length');
  requireIds('positionIds', positionIds, positions);
  return positionIds;
}
