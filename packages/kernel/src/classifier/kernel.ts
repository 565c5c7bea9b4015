import type { TrainingKernel } from '../lib/training-kernel.ts';

/** A kernel that can also draw rows at random: those that are still zero, evenly from ±1 / dimensions. */
export interface ClassifierKernel extends TrainingKernel {
  /** Draws the rows of the tokens from `first` up to `end`. */
  drawTokens(first: number, end: number): void;
  /** Draws the rows of the runs of words in the lines of a batch. */
  drawRuns(ids: number, starts: number, lines: number): void;
}
