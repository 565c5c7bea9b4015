/** A learning rate that falls in a straight line from `learningRate` to `minLearningRate` over a whole run. */
export interface Schedule {
  readonly learningRate: number;
  readonly minLearningRate: number;
}

/** Returns the learning rate when `fraction`, from 0 to 1, of a run is done. */
export function learningRateAt({ learningRate, minLearningRate }: Schedule, fraction: number): number {
  return Math.max(minLearningRate, learningRate * (1 - fraction) + minLearningRate * fraction);
}
