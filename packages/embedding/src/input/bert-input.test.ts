import { describe, expect, it } from 'vitest';
import { expectClose } from '../__fixtures__/expect-close.ts';
import { expectError } from '../__fixtures__/expect-error.ts';
import { expectGradient, loss } from '../__fixtures__/finite-differences.ts';
import { randomFloats, randomMatrix } from '../__fixtures__/random-floats.ts';
import { floatsOf, matrixOf, torchCases } from '../__fixtures__/torch-cases.ts';
import { embedding } from '../embedding.ts';
import { toDenseGradient } from '../gradient/to-dense-gradient.ts';
import { layerNorm } from '../layer-norm.ts';
import { type BERTInputParts, bertInput } from './bert-input.ts';
import { segmentEmbedding } from './segment-embedding.ts';

const golden = torchCases.inputs;
const ids = Uint32Array.from(golden.ids);
const typeIds = Uint8Array.from(golden.typeIds);

function smallParts(): BERTInputParts {
  return {
    tokens: embedding({ weights: randomMatrix(5, 4, 1) }),
    positions: embedding({ weights: randomMatrix(3, 4, 2) }),
    segments: segmentEmbedding({ weights: randomMatrix(2, 4, 3) }),
    norm: layerNorm({ dimensions: 4, scale: randomFloats(4, 4), shift: randomFloats(4, 5) }),
  };
}

describe('bertInput', () => {
  it('equals torch in values and all gradients, at positions as RoBERTa’s', () => {
    const tables = [golden.words, golden.positions, golden.segments].map(matrixOf);
    const layer = bertInput({
      tokens: embedding({ weights: tables[0]!, paddingId: golden.paddingId }),
      positions: embedding({ weights: tables[1]! }),
      segments: segmentEmbedding({ weights: tables[2]! }),
      norm: layerNorm({
        dimensions: 4,
        epsilon: 1e-12,
        scale: Float32Array.from(golden.scale),
        shift: Float32Array.from(golden.shift),
      }),
    });
    const input = { ids, length: 3, typeIds, positionIds: Uint32Array.from(golden.positionIds) };
    expectClose(layer.forward(input), golden.bert);
    const { tokens, positions, segments, norm } = layer.backward(input, floatsOf(golden.upstream));
    const received = [tokens, positions, segments].map((gradient, i) => toDenseGradient(gradient, tables[i]!));
    [...received, norm.scale, norm.shift].forEach((numbers, i) => {
      expectClose(numbers, golden.bertGradients[i]);
    });
  });

  it('has the gradients of finite differences in all five parts', () => {
    const parts = smallParts();
    const layer = bertInput(parts);
    const input = { ids, length: 3, typeIds };
    const upstream = randomFloats(24, 6);
    const f = (): number => loss(layer.forward(input), upstream);
    const gradient = layer.backward(input, upstream);
    for (const name of ['tokens', 'positions', 'segments'] as const) {
      const { weights } = parts[name];
      const dense = toDenseGradient(gradient[name], weights);
      expectGradient(dense, f, weights.data, { step: 1 / 64, tolerance: 2e-4 });
    }
    expectGradient(gradient.norm.scale, f, parts.norm.scale);
    expectGradient(gradient.norm.shift, f, parts.norm.shift);
  });

  it('counts positions from 0 in each sequence and takes all tokens for the first segment, unless told otherwise', () => {
    const layer = bertInput(smallParts());
    const positionIds = Uint32Array.of(0, 1, 2, 0, 1, 2);
    expect(layer.forward({ ids, length: 3 })).toEqual(
      layer.forward({ ids, length: 3, positionIds, typeIds: new Uint8Array(6) }),
    );
  });

  it('names what does not fit', () => {
    const parts = smallParts();
    const layer = bertInput(parts);
    expectError(
      () => layer.forward({ ids: ids.subarray(1), length: 3 }),
      'DIMENSION_MISMATCH',
      'ids: received 5 entries, expected a multiple of length = 3',
    );
    // Longer than the table of positions.
    expectError(
      () => layer.forward({ ids, length: 6 }),
      'BAD_OPTION',
      'length: received 6, expected an integer from 1 to 3',
    );
    expectError(
      () => layer.forward({ ids, length: 6, positionIds: Uint32Array.of(0, 1, 2, 2, 2, 3) }),
      'BAD_OPTION',
      'positionIds[5]: received 3, expected an id below 3',
    );
    expectError(
      () => layer.forward({ ids, length: 3, typeIds: new Uint8Array(3) }),
      'DIMENSION_MISMATCH',
      'typeIds: received 3 entries, expected ids.length = 6',
    );
    expectError(
      () => layer.forward({ ids, length: 3, positionIds: new Uint32Array(3) }),
      'DIMENSION_MISMATCH',
      'positionIds: received 3 entries, expected ids.length = 6',
    );
    expectError(
      () => bertInput({ ...parts, positions: embedding({ rows: 3, dimensions: 5 }) }),
      'DIMENSION_MISMATCH',
      'positions: received 5 dimensions, expected 4',
    );
  });
});
