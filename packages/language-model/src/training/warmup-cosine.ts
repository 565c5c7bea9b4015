/** A learning rate that rises in a straight line, then falls along half a cosine. */
export interface WarmupCosine {
  /** The highest. */
  readonly learningRate: number;
  /** At the end. */
  readonly minLearningRate: number;
  readonly warmupSteps: number;
  /** All steps, those of the rise included. */
  readonly steps: number;
}

/**
 * Returns the learning rate of a step, from 0 (Loshchilov and Hutter 2017; the schedule of GPT-3). Rounded to float32, in which engines whose
 * cosines differ in the last bit of float64 agree.
 *
 * @example
 * ```ts
 * const schedule = { learningRate: 1, minLearningRate: 0.1, warmupSteps: 2, steps: 12 };
 * console.log([0, 1, 2, 7, 12].map((step) => warmupCosineAt(schedule, step).toFixed(2)).join(' ')); // 0.50 1.00 1.00 0.55 0.10
 * ```
 */
export function warmupCosineAt(schedule: WarmupCosine, step: number): number {
  const { learningRate, minLearningRate, warmupSteps, steps } = schedule;
  if (step < warmupSteps) return Math.fround((learningRate * (step + 1)) / warmupSteps);
  const done = Math.min(1, (step - warmupSteps) / Math.max(1, steps - warmupSteps));
  return Math.fround(minLearningRate + ((learningRate - minLearningRate) * (1 + Math.cos(Math.PI * done))) / 2);
}
