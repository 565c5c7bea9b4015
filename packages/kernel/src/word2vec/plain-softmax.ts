import { addScaled, dot } from './plain-numbers.ts';

/**
 * Does one step of the full softmax of `words` output rows from `outputs`, by the formulas of assembly/lib/softmax.ts: updates the
 * output rows, adds to `gain` what the input `h` gains, and returns the loss of predicting `center`.
 */
export function plainSoftmaxStep(
  rows: Float32Array,
  outputs: number,
  words: number,
  h: Float32Array,
  gain: Float32Array,
  center: number,
  rate: number,
): number {
  const columns = h.length;
  const rowOf = (word: number): number => outputs + word * columns;
  const dots = Float64Array.from({ length: words }, (_, word) => dot(h, 0, rows, rowOf(word), columns));
  const largest = dots.reduce((a, b) => Math.max(a, b));
  const exponentials = dots.map((x) => Math.exp(x - largest));
  const sum = exponentials.reduce((a, b) => a + b);
  for (let word = 0; word < words; word++) {
    const error = rate * ((word === center ? 1 : 0) - exponentials[word]! / sum);
    addScaled(gain, 0, error, rows, rowOf(word), columns);
    addScaled(rows, rowOf(word), error, h, 0, columns);
  }
  return Math.log(sum) + largest - dots[center]!;
}
