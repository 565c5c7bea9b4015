import type { WarningOptions } from '@firth/core';
import type { Limits } from './limits.ts';

/** Where vectors are read from. A `Blob` is the better of the two: its size bounds what a header may claim. */
export type VectorSource = Blob | AsyncIterable<Uint8Array>;

/** What every reader of vectors takes. */
export interface ReadOptions extends WarningOptions {
  /** What to call the source in errors and warnings: a path. A `File` has a name of its own. */
  readonly name?: string | undefined;
  /** Reads the first words only, and nothing of the file behind them. Frequent words come first in most files. */
  readonly limit?: number | undefined;
  /** Aborting rejects the promise with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Bounds other than the default ones. */
  readonly limits?: Partial<Limits> | undefined;
}
