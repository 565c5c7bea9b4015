import { type FloatArray, requireInteger } from '@firth/core';
import { maxPosition, requireWhole } from './options.ts';

/** Refuses positions of queries and keys beyond 2^24. */
export function requirePositions(queries: number, keys: number, startPosition: number): void {
  requireInteger('queries', queries, 1, maxPosition + 1);
  requireInteger('keys', keys, 1, maxPosition + 1);
  requireInteger('startPosition', startPosition, 0, maxPosition + 1 - queries);
}

/** Refuses scores that are not whole blocks of `heads × queries × keys`, and positions beyond 2^24. */
export function requireScores(
  argument: string,
  scores: FloatArray,
  heads: number,
  queries: number,
  keys: number,
  startPosition: number,
): void {
  requirePositions(queries, keys, startPosition);
  requireWhole(argument, scores, heads * queries * keys, heads > 1 ? 'heads × queries × keys' : 'queries × keys');
}
