import { describe, expect, it } from 'vitest';
import { expectClose } from '../__fixtures__/expect-close.ts';
import { expectError } from '../__fixtures__/expect-error.ts';
import { expectGradient, loss } from '../__fixtures__/finite-differences.ts';
import { randomFloats, randomMatrix } from '../__fixtures__/random-floats.ts';
import { floatsOf, matrixOf, torchCases } from '../__fixtures__/torch-cases.ts';
import { toDenseGradient } from '../gradient/to-dense-gradient.ts';
import { type BagMode, embeddingBag } from './embedding-bag.ts';

const modes: readonly BagMode[] = ['max', 'mean', 'sum'];
const bags = { ids: Uint32Array.of(4, 1, 0, 2, 2, 1, 3), starts: Uint32Array.of(0, 2, 2, 5, 7) };

describe('embeddingBag', () => {
  const golden = torchCases.bags;

  it.each(golden.cases)(
    'equals torch in values and gradients: $mode, padding $paddingId, weighted $isWeighted',
    (one) => {
      const weights = matrixOf(golden.table);
      const { mode, scaleByFrequency } = one;
      const bag = embeddingBag({ weights, mode, scaleByFrequency, paddingId: one.paddingId ?? undefined });
      const input = {
        ids: Uint32Array.from(golden.ids),
        starts: Uint32Array.from(golden.starts),
        ...(one.isWeighted && { sampleWeights: Float32Array.from(golden.sampleWeights) }),
      };
      expectClose(bag.forward(input), one.out);
      const gradient = bag.backward(input, floatsOf(golden.upstream));
      expectClose(toDenseGradient(gradient, weights), one.gradient);
      if (one.sampleWeights) expectClose(gradient.sampleWeights!, one.sampleWeights);
      else expect(gradient).not.toHaveProperty('sampleWeights');
    },
  );

  it.each(modes)('has the gradient of finite differences in the table, by %s', (mode) => {
    // Every number differs from the others of its column by more than the steps.
    const weights = { rows: 5, columns: 3, data: randomFloats(15).map((value, i) => value / 4 + ((i * 7) % 5)) };
    const bag = embeddingBag({ weights, mode });
    const upstream = randomFloats(4 * 3, 2);
    const gradient = toDenseGradient(bag.backward(bags, upstream), weights);
    expectGradient(gradient, () => loss(bag.forward(bags), upstream), weights.data, { step: 1 / 16 });
  });

  it('has the gradient of finite differences in the sample weights', () => {
    const bag = embeddingBag({ weights: randomMatrix(5, 3), mode: 'sum' });
    const weighted = { ...bags, sampleWeights: randomFloats(7, 3) };
    const upstream = randomFloats(4 * 3, 2);
    const { sampleWeights } = bag.backward(weighted, upstream);
    expectGradient(sampleWeights!, () => loss(bag.forward(weighted), upstream), weighted.sampleWeights);
  });

  it.each(modes)('makes zeros of an empty bag and of one of padding alone, by %s', (mode) => {
    const weights = { rows: 2, columns: 2, data: Float32Array.of(-1, -2, -3, -4) };
    const bag = embeddingBag({ weights, mode, paddingId: 0 });
    const padded = { ids: Uint32Array.of(0, 0), starts: Uint32Array.of(0, 0, 2) };
    expect(Array.from(bag.forward(padded))).toEqual([0, 0, 0, 0]);
    expect(bag.backward(padded, new Float32Array(4).fill(1)).rows).toHaveLength(0);
  });

  it('takes the mean unless told otherwise', () => {
    const bag = embeddingBag({ weights: { rows: 2, columns: 1, data: Float32Array.of(1, 2) } });
    expect(bag.mode).toBe('mean');
    expect(bag.forward({ ids: Uint32Array.of(0, 1), starts: Uint32Array.of(0, 2) })[0]).toBe(1.5);
  });

  it('shortens rows above the norm before it sums them', () => {
    const weights = { rows: 1, columns: 2, data: Float32Array.of(30, 40) };
    const bag = embeddingBag({ weights, mode: 'sum', maxNorm: 5 });
    expectClose(bag.forward({ ids: Uint32Array.of(0, 0), starts: Uint32Array.of(0, 2) }), [6, 8]);
    expectClose(weights.data, [3, 4]);
  });

  it('leaves a frozen table as it is, though not the sample weights', () => {
    const bag = embeddingBag({ rows: 5, dimensions: 2, mode: 'sum', frozen: true, tokenizerFingerprint: 'f00d' });
    const weighted = { ...bags, sampleWeights: randomFloats(7) };
    const { rows, values, sampleWeights } = bag.backward(weighted, randomFloats(8));
    expect([rows.length, values.length, sampleWeights!.length]).toEqual([0, 0, 7]);
    expect(bag.tokenizerFingerprint).toBe('f00d');
  });

  it('names what is wrong with bags', () => {
    const bag = embeddingBag({ rows: 5, dimensions: 2 });
    const message = 'starts: expected to ascend from 0 to ids.length = 2';
    for (const starts of [[], [0], [1, 2], [0, 1], [0, 3], [0, 2, 1, 2]])
      expectError(
        () => bag.forward({ ids: Uint32Array.of(0, 1), starts: Uint32Array.from(starts) }),
        'DIMENSION_MISMATCH',
        message,
      );
    expectError(
      () => bag.forward({ ids: Uint32Array.of(5), starts: Uint32Array.of(0, 1) }),
      'BAD_OPTION',
      'ids[0]: received 5, expected an id below 5',
    );
    expectError(
      () => bag.backward(bags, new Float32Array(6)),
      'DIMENSION_MISMATCH',
      'gradient: received 6 entries, expected bags × dimensions = 8',
    );
    expectError(
      () => bag.forward({ ...bags, sampleWeights: new Float32Array(7) }),
      'BAD_OPTION',
      "sampleWeights: received weights in mode 'mean', expected mode 'sum'",
    );
    expectError(
      () => embeddingBag({ rows: 5, dimensions: 2, mode: 'median' as BagMode }),
      'BAD_OPTION',
      "mode: received 'median', expected 'max', 'mean' or 'sum'",
    );
    const summed = embeddingBag({ rows: 5, dimensions: 2, mode: 'sum' });
    expectError(
      () => summed.forward({ ...bags, sampleWeights: new Float32Array(6) }),
      'DIMENSION_MISMATCH',
      'sampleWeights: received 6 entries, expected ids.length = 7',
    );
  });
});
