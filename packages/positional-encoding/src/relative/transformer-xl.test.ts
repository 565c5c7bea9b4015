import { describe, expect, it } from 'vitest';
import { expectBadOption } from '../__fixtures__/expect-error.ts';
import { dot, finiteDifferences, randomFloats } from '../__fixtures__/finite-differences.ts';
import { type TransformerXLInputs, transformerXLGradients, transformerXLScores } from './transformer-xl.ts';

const [batches, queries, keys, dimensions, memory] = [2, 2, 5, 3, 3];
const shape = { queries, keys, dimensions, startPosition: memory };

function makeInputs(): TransformerXLInputs<Float64Array> {
  return {
    queryVectors: randomFloats(batches * queries * dimensions, 1),
    keyVectors: randomFloats(batches * keys * dimensions, 2),
    positionKeys: randomFloats((queries + keys - 1) * dimensions, 3),
    contentBias: randomFloats(dimensions, 4),
    positionBias: randomFloats(dimensions, 5),
  };
}

describe('transformerXLScores', () => {
  it('is the paper’s sum of four products for every query and key', () => {
    const { queryVectors, keyVectors, positionKeys, contentBias, positionBias } = makeInputs();
    const scores = transformerXLScores(makeInputs(), shape);
    for (let batch = 0; batch < batches; batch++)
      for (let i = 0; i < queries; i++)
        for (let j = 0; j < keys; j++) {
          const q = row(queryVectors, batch * queries + i);
          const k = row(keyVectors, batch * keys + j);
          // The table's rows are those of relativePositions: i − j downwards from memory + queries − 1.
          const r = row(positionKeys, queries - 1 + j - i);
          const expected = dot(q, k) + dot(q, r) + dot(contentBias, k) + dot(positionBias, r);
          expect(scores[(batch * queries + i) * keys + j]).toBeCloseTo(expected, 12);
        }
  });

  it('has the gradients of finite differences in every input', () => {
    const inputs = makeInputs();
    const lossGradient = randomFloats(batches * queries * keys, 6);
    const gradients = transformerXLGradients(lossGradient, inputs, shape);
    for (const name of Object.keys(inputs) as (keyof TransformerXLInputs)[]) {
      const expected = finiteDifferences(() => dot(transformerXLScores(inputs, shape), lossGradient), inputs[name]);
      gradients[name].forEach((value, i) => void expect(value).toBeCloseTo(expected[i]!, 10));
    }
  });

  it('refuses inputs that do not fit the shape', () => {
    const inputs = makeInputs();
    expectBadOption(
      () => transformerXLScores({ ...inputs, keyVectors: new Float64Array(3) }, shape),
      'keyVectors.length: received 3, expected batches × positions × dimensions = 30',
    );
    expectBadOption(
      () => transformerXLScores({ ...inputs, positionKeys: new Float64Array(15) }, shape),
      'rowOf: received 5, expected a row below 5 for distance 1',
    );
    expectBadOption(
      () => transformerXLScores({ ...inputs, contentBias: new Float64Array(2) }, shape),
      'contentBias.length: received 2, expected dimensions = 3',
    );
    expectBadOption(
      () => transformerXLGradients(new Float64Array(3), inputs, shape),
      'gradient.length: received 3, expected batches × queries × keys = 20',
    );
  });
});

function row(rows: Float64Array, index: number): Float64Array {
  return rows.subarray(index * dimensions, (index + 1) * dimensions);
}
