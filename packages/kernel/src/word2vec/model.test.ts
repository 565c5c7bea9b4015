import { FirthError } from '@firth/core';
import { describe, expect, it } from 'vitest';
import type { Instructions } from '../lib/instructions.ts';
import type { ModelRows } from '../lib/model-rows.ts';
import type { LockstepKernel } from '../lib/training-kernel.ts';
import { aliasTable } from '../random/alias-table.ts';
import { createGenerator } from '../random/generator.ts';
import { huffmanTree } from './huffman-tree.ts';
import { layoutWord2Vec } from './layout.ts';
import { createWord2VecModel, type Word2VecModel } from './model.ts';
import type { LossShape, SubwordRows, Word2VecShape } from './shape.ts';

const sentences = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], [3, 3, 3, 1], [5], [], [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 12]];
const counts = Float64Array.from({ length: 13 }, (_, word) => 100 - 7 * word);
const byWindow: LossShape = { type: 'negative-sampling', negatives: 5, sharing: 'window' };
const byPair: LossShape = { type: 'negative-sampling', negatives: 5, sharing: 'pair' };
const byTree: LossShape = { type: 'hierarchical-softmax', tree: huffmanTree(counts) };
const byAll: LossShape = { type: 'softmax' };
const losses = {
  'negatives by window': byWindow,
  'negatives by pair': byPair,
  'hierarchical softmax': byTree,
  softmax: byAll,
};
const defaults: Word2VecShape = {
  words: 13,
  dimensions: 20,
  window: 3,
  windowShape: 'dynamic',
  architecture: 'skip-gram',
  loss: byWindow,
  seed: 1,
  threads: 1,
  lockstep: false,
  batch: { ids: 2000, sentences: 16 },
};

interface Run {
  readonly shape?: Partial<Word2VecShape>;
  readonly instructions?: Instructions;
  readonly shared?: boolean;
  readonly text?: readonly (readonly number[])[];
  readonly batches?: number;
  readonly rate?: number;
  readonly keep?: number;
}

/** A model with random rows, so that gradients are far from zero. */
async function makeModel({
  shape,
  instructions = 'plain',
  shared = false,
  keep = 0xffffffff,
}: Run): Promise<Word2VecModel> {
  const model = await createWord2VecModel({ ...defaults, ...shape }, { shared, instructions });
  const { words, dimensions } = { ...defaults, ...shape };
  const random = createGenerator(99);
  for (const rows of [model.inputRows, model.outputRows]) {
    for (let row = 0; row < rows.count; row++) {
      rows.write(
        row,
        Float32Array.from({ length: dimensions }, () => 2 * random.uniform() - 1),
      );
    }
  }
  model.keep.fill(keep);
  const noise = aliasTable(Float64Array.from({ length: words }, (_, w) => words - w));
  if (model.alias.length > 0) model.alias.set(noise);
  return model;
}

/** The numbers of all rows. */
function numbersOf(rows: ModelRows): Float32Array {
  const numbers = new Float32Array(rows.count * rows.columns);
  for (let row = 0; row < rows.count; row++) rows.read(row, numbers, row * rows.columns);
  return numbers;
}

function changeRow(rows: ModelRows, row: number, change: (numbers: Float32Array) => void): void {
  const numbers = new Float32Array(rows.columns);
  rows.read(row, numbers);
  change(numbers);
  rows.write(row, numbers);
}

interface Outcome {
  readonly model: Word2VecModel;
  readonly loss: number;
  readonly pairs: number;
}

async function train(run: Run): Promise<Outcome> {
  const { text = sentences, batches = 3, rate = 0.05 } = run;
  const model = await makeModel(run);
  const integers = new Uint32Array(model.memory.buffer);
  const starts = [0];
  for (const { length } of text) starts.push(starts.at(-1)! + length);
  for (const place of model.threads) {
    integers.set(text.flat(), place.ids / 4);
    integers.set(starts, place.starts / 4);
  }
  const kernels = model.threads.map(model.instantiate);
  const place = model.threads[0]!;
  let loss = 0;
  for (let batch = 0; batch < batches; batch++) {
    loss +=
      model.lockstep && model.module
        ? trainTogether(kernels as LockstepKernel[], model, text.length, rate, batch)
        : kernels[0]!.train(place.ids, place.starts, text.length, rate, batch);
  }
  return { model, loss, pairs: kernels[0]!.takePairs() };
}

/** What the threads of a lockstep do, in the order in which a barrier would let them. */
function trainTogether(
  kernels: LockstepKernel[],
  model: Word2VecModel,
  sentenceCount: number,
  rate: number,
  batch: number,
): number {
  for (const [thread, kernel] of kernels.entries()) {
    const { ids, starts } = model.threads[thread]!;
    kernel.begin(ids, starts, sentenceCount, rate, batch);
  }
  for (let round = 0; ; round++) {
    const scored = kernels.map((kernel) => kernel.score(round));
    expect(new Set(scored).size).toBe(1);
    if (round > 0) for (const kernel of kernels) kernel.update(round - 1);
    if (scored[0] === 0) break;
    for (const kernel of kernels) kernel.weigh(round);
  }
  const results = kernels.map((kernel) => kernel.finish());
  expect(new Set(results).size).toBe(1);
  return results[0]!;
}

function expectSameModel(actual: Outcome, expected: Outcome): void {
  for (const part of ['inputRows', 'outputRows'] as const) {
    let worst = 0;
    const numbers = numbersOf(actual.model[part]);
    for (const [i, value] of numbersOf(expected.model[part]).entries()) {
      worst = Math.max(worst, Math.abs(numbers[i]! - value));
    }
    expect(worst, part).toBeLessThan(3e-5);
  }
  expect(actual.pairs).toBe(expected.pairs);
  expect(actual.loss / expected.loss).toBeCloseTo(1, 6);
}

/** Three rows for each word: its own, and two of twelve that it shares with others. */
function threeRowsEach(words: number): SubwordRows {
  const rows = Array.from({ length: words }, (_, word) => [word, words + (word % 5), words + 5 + ((3 * word) % 7)]);
  const starts = Uint32Array.from({ length: words + 1 }, (_, word) => 3 * word);
  return { starts, rows: Uint32Array.from(rows.flat()), count: words + 12 };
}

const modes = (['skip-gram', 'cbow-mean', 'cbow-sum'] as const).flatMap((architecture) =>
  Object.entries(losses)
    .filter(([, loss]) => architecture === 'skip-gram' || loss !== byPair)
    .flatMap(([name, loss]) => [
      { mode: `${architecture} with ${name}`, architecture, loss, withSubwords: false },
      // fastText has no sum of rows.
      ...(architecture === 'cbow-sum'
        ? []
        : [{ mode: `${architecture} of subwords with ${name}`, architecture, loss, withSubwords: true }]),
    ]),
);

describe.each(modes)('$mode', ({ architecture, loss, withSubwords }) => {
  const subwordsOf = ({ words = defaults.words }: Partial<Word2VecShape>): Partial<Word2VecShape> =>
    withSubwords ? { subwords: threeRowsEach(words) } : {};
  const variants: Partial<Word2VecShape>[] = [
    ...(withSubwords ? [1, 9, 100] : [1, 2, 3, 7, 8, 9, 16, 33, 100, 131]).map((dimensions) => ({ dimensions })),
    ...[1, 2, 10, 50].map((window) => ({ window })),
    ...(loss.type === 'negative-sampling' ? [1, 2, 4, 6, 7, 11, 20] : []).map((negatives) => ({
      loss: { ...loss, negatives } as LossShape,
    })),
    ...(loss.type === 'negative-sampling' ? [{ words: 1 << 16 }] : []),
    { windowShape: 'fixed' },
    { seed: 12345 },
  ];

  for (const instructions of ['relaxed-simd', 'simd'] as const) {
    it(`does in ${instructions} what plain TypeScript does, for every size`, async () => {
      for (const variant of variants) {
        const shape = { architecture, loss, ...variant, ...subwordsOf(variant) };
        expectSameModel(await train({ shape, instructions }), await train({ shape }));
      }
    });
  }

  it('does in lockstep what plain TypeScript does, in the same bits for any number of threads', async () => {
    for (const [dimensions, words] of [
      [5, 13],
      [20, 200],
      [100, 2000],
    ] as const) {
      // Words beyond the text's make room for several windows at once.
      const ofWords = loss === byTree ? { ...loss, tree: huffmanTree(new Float64Array(words).fill(1)) } : loss;
      const shape = { architecture, loss: ofWords, dimensions, words, lockstep: true, ...subwordsOf({ words }) };
      const plain = await train({ shape });
      const one = await train({ shape, instructions: 'simd' });
      expectSameModel(one, plain);
      for (const threads of [2, 3, 4]) {
        const several = await train({ shape: { ...shape, threads }, instructions: 'simd' });
        expect(numbersOf(several.model.inputRows)).toEqual(numbersOf(one.model.inputRows));
        expect(numbersOf(several.model.outputRows)).toEqual(numbersOf(one.model.outputRows));
        expect(several.loss).toBe(one.loss);
        expect(several.pairs).toBe(one.pairs);
      }
    }
  });

  it.each(['plain', 'simd', 'relaxed-simd'] as const)(
    'steps down the gradient of its loss in %s, by finite differences',
    async (instructions) => {
      // Four words, each with the three others as neighbors. The noise words come from the same draws in every run.
      const sizes: Partial<Word2VecShape> = { dimensions: 5, windowShape: 'fixed', window: 9 };
      const shape: Partial<Word2VecShape> = { architecture, loss, ...sizes, ...subwordsOf({}) };
      const run: Run = { instructions, text: [[0, 1, 2, 2]], batches: 1, shape };
      // The originals do not divide a mean's gain among the neighbors, and do divide a sum's.
      const rowsInMean = withSubwords ? 3 : 1;
      const rowsInWindow = 3 * rowsInMean;
      const inputGain = { 'skip-gram': rowsInMean, 'cbow-mean': rowsInWindow, 'cbow-sum': 1 / rowsInWindow }[
        architecture
      ];
      const rate = 1e-4;
      const before = await makeModel(run);
      const { model: after } = await train({ ...run, rate });
      const h = 1e-2;
      for (const part of ['inputRows', 'outputRows'] as const) {
        const [numbers, changed] = [numbersOf(before[part]), numbersOf(after[part])];
        for (let row = 0; row < before[part].count; row++) {
          const column = row % 5;
          const index = row * 5 + column;
          const slope = (await lossAfter(run, part, row, column, h)) - (await lossAfter(run, part, row, column, -h));
          const step = (numbers[index]! - changed[index]!) / rate / (part === 'inputRows' ? inputGain : 1);
          expect(Math.abs(step - slope / (2 * h)), `${part}, row ${row}`).toBeLessThan(0.02);
        }
      }
    },
  );

  it('reports a loss that is not a number as such', async () => {
    for (const instructions of ['plain', 'simd', 'relaxed-simd'] as const) {
      const model = await makeModel({ instructions, shape: { architecture, loss, ...subwordsOf({}) } });
      changeRow(model.inputRows, 1, (numbers) => numbers.fill(Number.NaN));
      expect(lossOf(model, [0, 1, 2])).toBeNaN();
    }
  });
});

describe('createWord2VecModel', () => {
  it('leaves out words that subsampling drops, the same ones on all instructions', async () => {
    const keep = 0x80000000;
    const fast = await train({ keep, instructions: 'simd' });
    expect(fast.pairs).toBeLessThan((await train({})).pairs / 2);
    expectSameModel(fast, await train({ keep }));
  });

  it('trains a sentence of more than 1,000 words in pieces', async () => {
    const text = [Array.from({ length: 1500 }, (_, i) => i % 13)];
    const run: Run = { text, batches: 1, shape: { window: 1, windowShape: 'fixed' } };
    const fast = await train({ ...run, instructions: 'simd' });
    expect(fast.pairs).toBe(2 * 999 + 2 * 499); // two pieces of 1,000 and 500 words: neighbors do not reach across
    expectSameModel(fast, await train(run));
  });

  it('reads the parts of a batch side by side in lockstep: whole sentences, but a very long one is cut', async () => {
    const random = createGenerator(7);
    const words = 2000;
    const sentence = (length: number): number[] => Array.from({ length }, () => random.below(words));
    const shape = { words, lockstep: true, batch: { ids: 8000, sentences: 400 } };
    for (const text of [Array.from({ length: 300 }, () => sentence(random.below(20))), [sentence(7000)]]) {
      const run: Run = { text, batches: 1, shape, keep: 0xc0000000 };
      const plain = await train(run);
      for (const threads of [1, 3]) {
        expectSameModel(await train({ ...run, shape: { ...shape, threads }, instructions: 'simd' }), plain);
      }
    }
    const whole: Run = { text: [sentence(990), sentence(10)], batches: 1, shape: { ...shape, window: 1 } };
    expect((await train(whole)).pairs).toBe(2 * 989 + 2 * 9); // no part begins within a sentence
  });

  it('gives the same bits in shared memory and out of it, and in every run', async () => {
    const runs = [true, false, false].map((shared) => train({ shared, instructions: 'simd' }));
    const [first, ...others] = await Promise.all(runs);
    for (const { model } of others) expect(numbersOf(model.inputRows)).toEqual(numbersOf(first!.model.inputRows));
  });

  it('keeps the columns past the last dimension at zero', async () => {
    for (const [lockstep, threads] of [
      [false, 1],
      [true, 2],
    ] as const) {
      const shape = { ...defaults, dimensions: 9, lockstep, threads };
      const { model } = await train({ shape, instructions: 'simd' });
      const { inputRows, stride, bands, bandBytes } = layoutWord2Vec(shape);
      const band = bands.findIndex(({ from, to }) => from <= 4 * 9 && 4 * 9 < to);
      const rows = new Float32Array(model.memory.buffer, inputRows + band * bandBytes, (13 * stride) / 4);
      const used = 9 - bands[band]!.from / 4;
      const padding = Array.from(rows).filter((_, i) => i % (stride / 4) >= used);
      expect(padding.length).toBeGreaterThan(0);
      expect(padding.every((value) => value === 0)).toBe(true);
    }
  });

  it('refuses sizes that make no sense and models that do not fit', async () => {
    for (const name of ['words', 'dimensions', 'window', 'threads'] as const) {
      for (const value of [0, -1, 1.5, Number.NaN]) {
        const made = createWord2VecModel({ ...defaults, [name]: value }, { shared: false });
        await expect(made).rejects.toThrow(
          new FirthError('BAD_OPTION', `${name} must be a whole number from 1, not ${value}`),
        );
      }
    }
    const huge = createWord2VecModel({ ...defaults, words: 3_000_000, dimensions: 300 }, { shared: true });
    await expect(huge).rejects.toMatchObject({
      code: 'LIMIT',
      message:
        /3000000 words × 300 dimensions takes 6\.8\d GiB.* 4 GiB: 17\d{5} words × 300 dimensions or 17\d dimensions would fit/,
    });
  });
});

/** The loss of a run's text after one number of the model was changed. */
async function lossAfter(
  run: Run,
  part: 'inputRows' | 'outputRows',
  row: number,
  column: number,
  change: number,
): Promise<number> {
  const model = await makeModel({ ...run, instructions: 'plain' });
  changeRow(model[part], row, (numbers) => {
    numbers[column]! += change;
  });
  return lossOf(model, run.text!.flat());
}

/** The loss of one sentence: what training returns at learning rate 0. */
function lossOf(model: Word2VecModel, sentence: readonly number[]): number {
  const place = model.threads[0]!;
  const integers = new Uint32Array(model.memory.buffer);
  integers.set(sentence, place.ids / 4);
  integers.set([0, sentence.length], place.starts / 4);
  return model.instantiate(place).train(place.ids, place.starts, 1, 0, 0);
}
