/** What a program of ours is to do, as JSON in its one argument. */
export interface GloVeTask {
  readonly text: string;
  readonly threads: number;
  readonly epochs: number;
  readonly dimensions: number;
  /** The file of the trial kernel's source, for the program that runs it. */
  readonly trial?: string | undefined;
}

/** What a program of ours answers: seconds of its calls, and what came of them. */
export interface GloVeAnswer {
  readonly words: number;
  readonly records: number;
  /** Absent where the program does not count. */
  readonly countingSeconds?: number;
  readonly trainingSeconds: number;
  /** Mean of f(x) · error² / 2 over the counts, of each epoch. */
  readonly losses: readonly number[];
}

/** The settings of all programs but threads, epochs and dimensions: the paper's, for a text of this size. */
export const settings = { window: 10, minCount: 5, xMax: 10, exponent: 0.75, learningRate: 0.05, seed: 1 } as const;
