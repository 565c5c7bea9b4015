import { addScaled, dot } from './plain-numbers.ts';

/** Returns the dot products of the input `h` with `words` output rows from `outputs`. */
export function plainSoftmaxDots(rows: Float32Array, outputs: number, words: number, h: Float32Array): Float64Array {
  return Float64Array.from({ length: words }, (_, word) => dot(h, 0, rows, outputs + word * h.length, h.length));
}

/**
 * Does one step of the full softmax, by the formulas of assembly/lib/softmax.ts: from the `dots` with all output rows from `outputs` it
 * updates these, adds to `gain` what the input `h` gains, and returns the loss of predicting `center`.
 */
export function plainSoftmaxStep(
  rows: Float32Array,
  outputs: number,
  dots: Float64Array,
  h: Float32Array,
  gain: Float32Array,
  center: number,
  rate: number,
): number {
  const columns = h.length;
  const largest = dots.reduce((a, b) => Math.max(a, b));
  const exponentials = dots.map((x) => Math.exp(x - largest));
  const sum = exponentials.reduce((a, b) => a + b);
  for (let word = 0; word < dots.length; word++) {
    const row = outputs + word * columns;
    const error = rate * ((word === center ? 1 : 0) - exponentials[word]! / sum);
    addScaled(gain, 0, error, rows, row, columns);
    addScaled(rows, row, error, h, 0, columns);
  }
  return Math.log(sum) + largest - dots[center]!;
}
