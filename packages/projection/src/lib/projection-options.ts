/** How far a computation is. */
export interface ProjectionProgress {
  /** Part of the whole that is done, 0 to 1. */
  readonly fraction: number;
}

/** What every long computation of this package takes. */
export interface ProjectionOptions {
  /** Another seed gives another result, the same seed the same bits. A whole number below 2^32; default 1. */
  readonly seed?: number | undefined;
  /** Aborting rejects the promise with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called a few dozen times a second at most, and once at the end. */
  onProgress?(progress: ProjectionProgress): void;
}
