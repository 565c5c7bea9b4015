/** Gradient descent with momentum and a gain for each number. */
export interface Descent {
  /** Moves the positions one step against the gradient, and keeps their mean at the origin. Returns the greatest coordinate. */
  step(momentum: number): number;
}

/** As in van der Maaten's bh_tsne (tsne.cpp, `run`), after Jacobs 1988. */
const [gainUp, gainDown, leastGain] = [0.2, 0.8, 0.01];

/** Returns the descent of `positions`, three numbers a point, against `gradient`, which the caller computes before each step. */
export function createDescent(positions: Float64Array, gradient: Float64Array, learningRate: number): Descent {
  const velocity = new Float64Array(positions.length);
  const gains = new Float64Array(positions.length).fill(1);
  return {
    step(momentum) {
      for (let i = 0; i < positions.length; i++) {
        const isOnward = gradient[i]! > 0 !== velocity[i]! > 0;
        const gain = Math.max(leastGain, isOnward ? gains[i]! + gainUp : gains[i]! * gainDown);
        gains[i] = gain;
        velocity[i] = momentum * velocity[i]! - learningRate * gain * gradient[i]!;
        positions[i]! += velocity[i]!;
      }
      return center(positions);
    },
  };
}

/** Moves the mean to the origin; returns the greatest magnitude, NaN where there is one. */
function center(positions: Float64Array): number {
  const means = [0, 0, 0];
  for (let i = 0; i < positions.length; i++) means[i % 3]! += (3 * positions[i]!) / positions.length;
  let greatest = 0;
  for (let i = 0; i < positions.length; i++) {
    positions[i]! -= means[i % 3]!;
    greatest = Math.max(greatest, Math.abs(positions[i]!));
  }
  return greatest;
}
