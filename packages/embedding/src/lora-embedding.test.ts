import { describe, expect, it } from 'vitest';
import { expectClose } from './__fixtures__/expect-close.ts';
import { expectError } from './__fixtures__/expect-error.ts';
import { expectGradient, loss } from './__fixtures__/finite-differences.ts';
import { randomFloats, randomMatrix } from './__fixtures__/random-floats.ts';
import { floatsOf, matrixOf, torchCases } from './__fixtures__/torch-cases.ts';
import { embedding } from './embedding.ts';
import { toDenseGradient } from './gradient/to-dense-gradient.ts';
import { type LoRAOptions, loraEmbedding } from './lora-embedding.ts';
import { sgd } from './optimizers/sgd.ts';

const ids = Uint32Array.of(3, 0, 3);

describe('loraEmbedding', () => {
  const golden = torchCases.lora;

  it('equals torch in values, merged table and gradients', () => {
    const [a, b] = [matrixOf(golden.a), matrixOf(golden.b)];
    const lora = loraEmbedding(matrixOf(golden.table), { a, b, alpha: golden.alpha });
    const goldenIds = Uint32Array.from(golden.ids);
    expectClose(lora.forward(goldenIds), golden.out);
    expectClose(lora.merge().data, golden.merged);
    const gradient = lora.backward(goldenIds, floatsOf(golden.upstream));
    expectClose(toDenseGradient(gradient.a, a), golden.aGradient);
    expectClose(gradient.b, golden.bGradient);
  });

  it('has the gradients of finite differences in both factors', () => {
    const [a, b] = [randomMatrix(4, 2, 2), randomMatrix(2, 5, 3)];
    const lora = loraEmbedding(randomMatrix(4, 5), { a, b, alpha: 3 });
    const upstream = randomFloats(15, 4);
    const f = (): number => loss(lora.forward(ids), upstream);
    const gradient = lora.backward(ids, upstream);
    expectGradient(toDenseGradient(gradient.a, a), f, a.data);
    expectGradient(gradient.b, f, b.data);
    expect(Array.from(gradient.a.rows)).toEqual([0, 3]);
  });

  it('begins as the table itself, with a factor of one', () => {
    const weights = randomMatrix(4, 5);
    const lora = loraEmbedding(weights, { rank: 2, seed: 3, tokenizerFingerprint: 'f00d' });
    expect(lora.forward(ids)).toEqual(embedding({ weights }).forward(ids));
    expect(lora.tokenizerFingerprint).toBe('f00d');
    expect([lora.scale, lora.a.columns, lora.b.rows]).toEqual([1, 2, 2]);
    expect(lora.b.data.every((value) => value !== 0)).toBe(true);
  });

  it('trains the factors and leaves the table', () => {
    const weights = randomMatrix(4, 5);
    const lora = loraEmbedding(weights, { rank: 2, alpha: 4 });
    const target = randomFloats(15, 7);
    const miss = (): Float32Array => lora.forward(ids).map((value, i) => value - target[i % 5]!);
    const before = loss(miss(), miss());
    const optimizers = { a: sgd(lora.a, { learningRate: 0.02 }), b: sgd(lora.b, { learningRate: 0.02 }) };
    for (let i = 0; i < 300; i++) {
      const gradient = lora.backward(ids, miss());
      optimizers.a.step(gradient.a);
      optimizers.b.step(gradient.b);
    }
    expect(loss(miss(), miss())).toBeLessThan(0.1 * before);
    expect(weights).toEqual(randomMatrix(4, 5));
  });

  it('merges into a table of its own that looks up the same', () => {
    const base = randomMatrix(4, 5);
    const lora = loraEmbedding(base, { a: randomMatrix(4, 2, 2), b: randomMatrix(2, 5, 3), alpha: 3 });
    const merged = embedding({ weights: lora.merge() });
    expectClose(merged.forward(ids), Array.from(lora.forward(ids)), 1e-6);
    expect(lora.weights).toBe(base);
    expect(base).toEqual(randomMatrix(4, 5));
  });

  it('has no gradient for padding', () => {
    const lora = loraEmbedding(randomMatrix(4, 5), { rank: 2, paddingId: 3 });
    expect(Array.from(lora.backward(ids, randomFloats(15)).a.rows)).toEqual([0]);
  });

  it('names what does not fit', () => {
    const base = randomMatrix(4, 5);
    const [a, b] = [randomMatrix(4, 2), randomMatrix(2, 4)];
    expectError(
      () => loraEmbedding(base, { rank: 6 }),
      'BAD_OPTION',
      'rank: received 6, expected an integer from 1 to 5',
    );
    expectError(
      () => loraEmbedding(base, { rank: 2, alpha: Number.NaN }),
      'BAD_OPTION',
      'alpha: received NaN, expected a finite number',
    );
    expectError(
      () => loraEmbedding(base, { a, b }),
      'DIMENSION_MISMATCH',
      'a, b: received 4 × 2 and 2 × 4 for a table of 4 × 5',
    );
    expectError(
      () => loraEmbedding(base, { a } as unknown as LoRAOptions),
      'BAD_OPTION',
      'b: received undefined, expected the second factor beside a',
    );
    expectError(
      () => loraEmbedding(base, { rank: 2 }).backward(ids, new Float32Array(14)),
      'DIMENSION_MISMATCH',
      'gradient: received 14 entries, expected ids.length × dimensions = 15',
    );
  });
});
