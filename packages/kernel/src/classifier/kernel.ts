import type { TrainingKernel } from '../lib/training-kernel.ts';

/** A kernel that can also draw rows at random. */
export interface ClassifierKernel extends TrainingKernel {
  /** Draws the rows, still zero, that the lines of a batch use; evenly from ±1 / dimensions. */
  draw(ids: number, starts: number, lines: number): void;
}
