/** How far a training run is. */
export interface Progress {
  /** Part of the whole run that is done, 0 to 1. */
  readonly fraction: number;
  /** The epoch under way, from 0. */
  readonly epoch: number;
  readonly learningRate: number;
  /** Words of the raw text trained on per second since the start, before subsampling. */
  readonly wordsPerSecond: number;
  /** Mean loss, in nats per training pair, since the report before. */
  readonly loss: number;
}

/** What every long computation takes: a way to stop it and a way to watch it. */
export interface RunOptions {
  /** Aborting rejects the promise with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  onProgress?(progress: Progress): void;
}
