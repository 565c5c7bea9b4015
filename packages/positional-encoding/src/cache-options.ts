import { requireInteger } from '@firth/core';
import { maxPosition, requireChoice } from './options.ts';
import type { Precision } from './precision.ts';

/** How a computed encoding keeps the rows it has made. */
export interface CacheOptions {
  /** Default `'float32'`. */
  readonly precision?: Precision | undefined;
  /** The most positions whose rows are kept; sequences that are longer are encoded all the same. Default 8,192. */
  readonly cachedPositions?: number | undefined;
}

/** Returns the options of the cache, checked and with their defaults. */
export function cacheOptions(options: CacheOptions): { readonly precision: Precision; readonly capacity: number } {
  const { precision = 'float32', cachedPositions = 8192 } = options;
  requireChoice('precision', precision, ['float32', 'float64']);
  requireInteger('cachedPositions', cachedPositions, 1, maxPosition + 1);
  return { precision, capacity: cachedPositions };
}
