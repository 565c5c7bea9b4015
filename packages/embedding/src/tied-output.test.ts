import { describe, expect, it } from 'vitest';
import { expectClose } from './__fixtures__/expect-close.ts';
import { expectError } from './__fixtures__/expect-error.ts';
import { expectGradient, loss } from './__fixtures__/finite-differences.ts';
import { randomFloats, randomMatrix } from './__fixtures__/random-floats.ts';
import { floatsOf, matrixOf, torchCases } from './__fixtures__/torch-cases.ts';
import { embedding } from './embedding.ts';
import { addSparseGradient } from './gradient/add-sparse-gradient.ts';
import { tiedOutput } from './tied-output.ts';

describe('a table at the input and at the output', () => {
  const golden = torchCases.tied;
  const weights = matrixOf(golden.table);
  const bias = Float32Array.from(golden.bias);
  const ids = Uint32Array.from(golden.ids);
  const upstream = floatsOf(golden.upstream);
  const input = embedding({ weights });
  const output = tiedOutput(weights, { bias });

  /** The model of the golden case: logits of the squares of the rows. */
  const hidden = (): Float32Array => input.forward(ids).map((value) => value * value);
  const gradient = output.backward(hidden(), upstream);
  const throughInput = input.forward(ids).map((value, i) => 2 * value * gradient.hidden[i]!);
  const whole = gradient.weights.slice();
  addSparseGradient(whole, input.backward(ids, throughInput), weights);

  it('equals torch in logits and all gradients', () => {
    expectClose(output.forward(hidden()), golden.logits);
    expectClose(gradient.hidden, golden.hiddenGradient);
    expectClose(gradient.bias!, golden.biasGradient);
    expectClose(whole, golden.tableGradient);
  });

  it('has the gradients of finite differences, the table’s as the sum of both', () => {
    const f = (): number => loss(output.forward(hidden()), upstream);
    expectGradient(whole, f, weights.data);
    expectGradient(gradient.bias!, f, bias);
  });

  it('is one table: what trains the input moves the output', () => {
    const shared = randomMatrix(3, 2);
    const before = tiedOutput(shared).forward(Float32Array.of(1, 1));
    embedding({ weights: shared }).weights.data[0]! += 1;
    expect(tiedOutput(shared).forward(Float32Array.of(1, 1))[0]).toBeCloseTo(before[0]! + 1, 6);
  });
});

describe('tiedOutput', () => {
  const weights = randomMatrix(5, 7);

  it('multiplies rows of any width, without a bias', () => {
    const hidden = randomFloats(14, 3);
    const output = tiedOutput(weights);
    const row = (i: number, id: number): number =>
      loss(hidden.subarray(7 * i, 7 * i + 7), weights.data.subarray(7 * id, 7 * id + 7));
    expectClose(
      output.forward(hidden),
      [0, 1].map((i) => [0, 1, 2, 3, 4].map((id) => row(i, id))),
    );
    expect(output.backward(hidden, new Float32Array(10))).not.toHaveProperty('bias');
    expect(output).not.toHaveProperty('bias');
  });

  it('names what does not fit', () => {
    expectError(
      () => tiedOutput(weights).forward(new Float32Array(8)),
      'DIMENSION_MISMATCH',
      'hidden: received 8 entries, expected a multiple of weights.columns = 7',
    );
    expectError(
      () => tiedOutput(weights).backward(new Float32Array(7), new Float32Array(4)),
      'DIMENSION_MISMATCH',
      'gradient: received 4 entries, expected hidden rows × weights.rows = 5',
    );
    expectError(
      () => tiedOutput(weights, { bias: new Float32Array(7) }),
      'DIMENSION_MISMATCH',
      'bias: received 7 entries, expected weights.rows = 5',
    );
  });
});
