import { FirthError } from '@firth/core';
import { describe, expect, it } from 'vitest';
import type { Instructions } from '../lib/instructions.ts';
import { aliasTable } from '../random/alias-table.ts';
import { createGenerator } from '../random/generator.ts';
import type { SgnsOptions } from './layout.ts';
import { createSgnsModel, type SgnsModel } from './model.ts';

const sentences = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], [3, 3, 3, 1], [5], [], [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 12]];
const defaults: SgnsOptions = {
  words: 13,
  dimensions: 20,
  window: 3,
  windowShape: 'dynamic',
  negatives: 5,
  negativeSharing: 'window',
  seed: 1,
  threads: 1,
  batch: { ids: 2000, sentences: 16 },
};

interface Run {
  readonly options?: Partial<SgnsOptions>;
  readonly instructions?: Instructions;
  readonly shared?: boolean;
  readonly text?: readonly (readonly number[])[];
  readonly batches?: number;
  readonly rate?: number;
  readonly keep?: number;
}

/** A model with random rows, so that gradients are far from zero. */
async function makeModel({
  options,
  instructions = 'plain',
  shared = false,
  keep = 0xffffffff,
}: Run): Promise<SgnsModel> {
  const model = await createSgnsModel({ ...defaults, ...options }, { shared, instructions });
  const { words, dimensions } = { ...defaults, ...options };
  const random = createGenerator(99);
  for (const rows of [model.inputRows, model.outputRows]) {
    for (let w = 0; w < words; w++) {
      for (let i = 0; i < dimensions; i++) rows[w * model.stride + i] = 2 * random.uniform() - 1;
    }
  }
  model.keep.fill(keep);
  model.alias.set(aliasTable(Float64Array.from({ length: words }, (_, w) => words - w)));
  return model;
}

async function train(run: Run): Promise<{ model: SgnsModel; loss: number; pairs: number }> {
  const { text = sentences, batches = 3, rate = 0.05 } = run;
  const model = await makeModel(run);
  const place = model.threads[0]!;
  const kernel = model.instantiate(place);
  const integers = new Uint32Array(model.memory.buffer);
  integers.set(text.flat(), place.ids / 4);
  const starts = [0];
  for (const { length } of text) starts.push(starts.at(-1)! + length);
  integers.set(starts, place.starts / 4);
  let loss = 0;
  for (let batch = 0; batch < batches; batch++) loss += kernel.train(place.ids, place.starts, text.length, rate, batch);
  return { model, loss, pairs: kernel.takePairs() };
}

function expectSameModel(actual: SgnsModel, expected: SgnsModel): void {
  for (const part of ['inputRows', 'outputRows'] as const) {
    let worst = 0;
    for (const [i, value] of expected[part].entries()) worst = Math.max(worst, Math.abs(actual[part][i]! - value));
    expect(worst, part).toBeLessThan(2e-5);
  }
}

describe('skip-gram with negative sampling', () => {
  const variants: Partial<SgnsOptions>[] = [
    ...[1, 2, 3, 7, 8, 9, 15, 16, 17, 33, 100, 131].map((dimensions) => ({ dimensions })),
    ...[1, 2, 4, 5, 6, 7, 11, 12, 20].map((negatives) => ({ negatives })),
    ...[1, 2, 5, 10, 50].map((window) => ({ window })),
    { windowShape: 'fixed' },
    { seed: 12345 },
    { words: 1 << 16 },
  ];
  for (const instructions of ['relaxed-simd', 'simd'] as const) {
    for (const negativeSharing of ['window', 'pair'] as const) {
      it.each(variants)(
        `does in ${instructions} by the ${negativeSharing} what plain TypeScript does with %o`,
        async (variant) => {
          const options = { ...variant, negativeSharing };
          const fast = await train({ options, instructions });
          const plain = await train({ options, instructions: 'plain' });
          expectSameModel(fast.model, plain.model);
          expect(fast.pairs).toBe(plain.pairs);
          expect(fast.loss / plain.loss).toBeCloseTo(1, 6);
        },
      );
    }
  }

  it('leaves out words that subsampling drops, the same ones on all instructions', async () => {
    const keep = 0x80000000;
    const [plain, fast] = [await train({ keep }), await train({ keep, instructions: 'simd' })];
    expect(fast.pairs).toBe(plain.pairs);
    expect(fast.pairs).toBeLessThan((await train({})).pairs / 2);
    expectSameModel(fast.model, plain.model);
  });

  it('trains a sentence of more than 1,000 words in pieces', async () => {
    const text = [Array.from({ length: 1500 }, (_, i) => i % 13)];
    const run = { text, batches: 1, options: { window: 1, windowShape: 'fixed' as const } };
    const [plain, fast] = [await train(run), await train({ ...run, instructions: 'simd' })];
    expect(fast.pairs).toBe(2 * 999 + 2 * 499); // two pieces of 1,000 and 500 words: neighbours do not reach across
    expect(plain.pairs).toBe(fast.pairs);
    expectSameModel(fast.model, plain.model);
  });

  it('gives the same bits in shared memory and out of it, and in every run', async () => {
    const runs = [{ shared: true }, { shared: false }, { shared: false }].map((run) =>
      train({ ...run, instructions: 'simd' }),
    );
    const [first, ...others] = await Promise.all(runs);
    for (const { model } of others) expect(model.inputRows).toEqual(first!.model.inputRows);
  });

  it('keeps the columns past the last dimension at zero', async () => {
    const { model } = await train({ options: { dimensions: 9 }, instructions: 'relaxed-simd' });
    const padding = Array.from(model.inputRows).filter((_, i) => i % model.stride >= 9);
    expect(padding.length).toBeGreaterThan(0);
    expect(padding.every((value) => value === 0)).toBe(true);
  });

  it.each(['plain', 'simd', 'relaxed-simd'] as const)(
    'steps down the gradient of its loss in %s, by finite differences',
    async (instructions) => {
      // One window: the center is word 1 and its neighbours are 0 and 2; the noise words come from the same draws in every run.
      const run: Run = {
        instructions,
        text: [[0, 1, 2, 2]],
        batches: 1,
        options: { dimensions: 5, words: 6, windowShape: 'fixed', window: 9 },
      };
      const rate = 1e-3;
      const before = await makeModel(run);
      const after = (await train({ ...run, rate })).model;
      const lossWith = async (part: 'inputRows' | 'outputRows', index: number, change: number): Promise<number> => {
        const model = await makeModel({ ...run, instructions: 'plain' });
        model[part][index]! += change;
        return lossOfWindows(model, run);
      };
      const h = 1e-2;
      for (const part of ['inputRows', 'outputRows'] as const) {
        for (let word = 0; word < 6; word++) {
          const index = word * before.stride + (word % 5);
          const slope = ((await lossWith(part, index, h)) - (await lossWith(part, index, -h))) / (2 * h);
          const step = (before[part][index]! - after[part][index]!) / rate;
          expect(step, `${part} of word ${word}`).toBeCloseTo(slope, 1);
        }
      }
    },
  );

  it('reports a loss that is not a number as such', async () => {
    for (const instructions of ['plain', 'simd', 'relaxed-simd'] as const) {
      const model = await makeModel({ instructions });
      model.inputRows[3] = Number.NaN;
      const place = model.threads[0]!;
      new Uint32Array(model.memory.buffer).set([0, 1, 2], place.ids / 4);
      new Uint32Array(model.memory.buffer).set([0, 3], place.starts / 4);
      expect(model.instantiate(place).train(place.ids, place.starts, 1, 0.05, 0)).toBeNaN();
    }
  });

  it('refuses sizes that make no sense and models that do not fit', async () => {
    for (const option of ['words', 'dimensions', 'window', 'negatives', 'threads'] as const) {
      for (const value of [0, -1, 1.5, Number.NaN]) {
        const made = createSgnsModel({ ...defaults, [option]: value }, { shared: false });
        await expect(made).rejects.toThrow(
          new FirthError('BAD_OPTION', `${option} must be a whole number from 1, not ${value}`),
        );
      }
    }
    const huge = createSgnsModel({ ...defaults, words: 3_000_000, dimensions: 300 }, { shared: true });
    await expect(huge).rejects.toMatchObject({
      code: 'LIMIT',
      message: /3000000 words × 300 dimensions takes 6\.8\d GiB/,
    });
  });
});

/** The loss of the text at a standstill: what training returns at learning rate 0. */
function lossOfWindows(model: SgnsModel, { text = sentences }: Run): number {
  const place = model.threads[0]!;
  const integers = new Uint32Array(model.memory.buffer);
  integers.set(text.flat(), place.ids / 4);
  integers.set([0, text.flat().length], place.starts / 4);
  return model.instantiate(place).train(place.ids, place.starts, 1, 0, 0);
}
