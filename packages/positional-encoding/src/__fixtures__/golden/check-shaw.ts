import { clippedRow, shaw } from '../../index.ts';
import { type Comparison, type GoldenCase, numbers } from './golden-case.ts';
import { pairs, scoresOf } from './score-pairs.ts';

/** Equations 3 to 5 of the paper, the part without positions in plain loops. */
export function checkShaw(golden: GoldenCase): Comparison[] {
  const [queries, keys, maxDistance] = [golden.q as number, golden.k as number, golden.clip as number];
  const [keyTable, valueTable, Q, K, V] = ['aK', 'aV', 'Q', 'K', 'V'].map((name) => Float64Array.from(numbers(golden[name])));
  const dimensions = Q!.length / queries;
  const relative = shaw({ dimensions, maxDistance, keyTable: keyTable!, valueTable: valueTable! });

  const logits = scoresOf(Q!, K!, queries, dimensions);
  relative.addToScores(logits, Q!, { queries, keys });
  const scaled = logits.map((logit) => logit / Math.sqrt(dimensions));
  const weights = softmax(scaled, keys);
  const outputs = Float64Array.from({ length: queries * dimensions }, (_, at) => {
    const [row, column] = [Math.floor(at / dimensions), at % dimensions];
    let sum = 0;
    for (let j = 0; j < keys; j++) sum += weights[row * keys + j]! * V![j * dimensions + column]!;
    return sum;
  });
  relative.addToOutputs(outputs, weights, { queries, keys });
  const rowOf = clippedRow(maxDistance);
  return [
    { received: pairs(queries, keys, (i, j) => rowOf(j - i)), expected: golden.ids },
    { received: scaled, expected: golden.logits },
    { received: outputs, expected: golden.out },
  ];
}

function softmax(scores: Float64Array, columns: number): Float64Array {
  const result = scores.map(Math.exp);
  for (let row = 0; row < result.length; row += columns) {
    const sum = result.subarray(row, row + columns).reduce((total, value) => total + value, 0);
    for (let j = 0; j < columns; j++) result[row + j] = result[row + j]! / sum;
  }
  return result;
}
