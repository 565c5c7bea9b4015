import { describe, expect, it } from 'vitest';
import { expectClose } from '../__fixtures__/expect-close.ts';
import { expectError } from '../__fixtures__/expect-error.ts';
import { expectGradient, loss } from '../__fixtures__/finite-differences.ts';
import { floatsOf, matrixOf, torchCases } from '../__fixtures__/torch-cases.ts';
import { embedding } from '../embedding.ts';
import { toDenseGradient } from '../gradient/to-dense-gradient.ts';
import { gpt2Input } from './gpt2-input.ts';
import { sequencePositions } from './sequence-positions.ts';

const golden = torchCases.inputs;
const tables = [matrixOf(golden.words), matrixOf(golden.positions)] as const;
const parts = { tokens: embedding({ weights: tables[0] }), positions: embedding({ weights: tables[1] }) };
const input = {
  ids: Uint32Array.from(golden.ids),
  length: 3,
  positionIds: sequencePositions(2, 3, golden.gpt2Start),
};
const upstream = floatsOf(golden.upstream);

describe('gpt2Input', () => {
  const layer = gpt2Input(parts);
  const { tokens, positions } = layer.backward(input, upstream);
  const gradients = [toDenseGradient(tokens, tables[0]), toDenseGradient(positions, tables[1])];

  it('equals torch in values and gradients, behind a cache of three tokens', () => {
    expectClose(layer.forward(input), golden.gpt2);
    gradients.forEach((gradient, i) => void expectClose(gradient, golden.gpt2Gradients[i]));
  });

  it('has the gradients of finite differences in both tables', () => {
    const f = (): number => loss(layer.forward(input), upstream);
    gradients.forEach((gradient, i) => void expectGradient(gradient, f, tables[i]!.data));
  });

  it('refuses tables of different widths', () => {
    expectError(
      () => gpt2Input({ ...parts, positions: embedding({ rows: 3, dimensions: 5 }) }),
      'DIMENSION_MISMATCH',
      'positions: received 5 dimensions, expected 4',
    );
  });
});

it('sequencePositions counts each sequence from where it starts', () => {
  expect(Array.from(sequencePositions(2, 3, 4))).toEqual([4, 5, 6, 4, 5, 6]);
});
