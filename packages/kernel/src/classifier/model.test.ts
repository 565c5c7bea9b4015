import { FirthError } from '@firth/core';
import { describe, expect, it } from 'vitest';
import type { Instructions } from '../lib/instructions.ts';
import type { ThreadPlace } from '../lib/training-kernel.ts';
import { aliasTable } from '../random/alias-table.ts';
import { createGenerator } from '../random/generator.ts';
import { huffmanTree } from '../word2vec/huffman-tree.ts';
import type { ClassifierKernel } from './kernel.ts';
import { type ClassifierModel, createClassifierModel } from './model.ts';
import { type ClassifierLoss, type ClassifierShape, ignoredLabel, noRow, notALabel } from './shape.ts';

// Tokens 0 … 7 are words with two rows each (a word without any is 7), 8 … 12 are labels 0 … 4, 13 a label that is not learned, 14 the end of a line.
const labels = 5;
const rowsOfToken = [[0, 9], [1, 10], [2, 9], [3, 11], [4, 4], [5, 12], [6, 13], [], ...Array(6).fill([]), [8]];
const rowStarts = [0];
for (const rows of rowsOfToken) rowStarts.push(rowStarts.at(-1)! + rows.length);
const tokens = {
  rowStarts: Uint32Array.from(rowStarts),
  rows: Uint32Array.from(rowsOfToken.flat()),
  hashes: Uint32Array.from({ length: 15 }, (_, t) => Math.imul(t + 1, 0x9e3779b9)),
  labels: Int32Array.from([...Array(8).fill(notALabel), 0, 1, 2, 3, 4, ignoredLabel, notALabel]),
  endOfLine: 14,
};
const lines = [[8, 0, 1, 2, 3], [9, 10, 4, 5, 6, 0, 0], [0, 1], [12, 7, 11], [13, 3], [2, 10, 12, 12, 5], [], [11]];

const losses: Record<string, ClassifierLoss> = {
  softmax: { type: 'softmax' },
  'one-vs-all': { type: 'one-vs-all' },
  'hierarchical softmax': { type: 'hierarchical-softmax', tree: huffmanTree(Float64Array.of(9, 6, 5, 2, 1)) },
  'negative sampling': { type: 'negative-sampling', negatives: 7 },
};
const defaults: ClassifierShape = {
  ...{ dimensions: 10, inputRows: 34, labels, tokens, seed: 5, threads: 1, loss: losses.softmax! },
  frequentRows: Uint32Array.of(0, 9, 8, 2),
  wordNgrams: { length: 3, buckets: 20, firstRow: 14 },
  batch: { ids: 100, sentences: 20 },
  line: { words: 12, labels: 5, rows: 60 },
};

interface Run {
  readonly shape?: Partial<ClassifierShape>;
  readonly instructions?: Instructions;
  readonly rate?: number;
  readonly batches?: number;
}

/** A model with random rows, so that gradients are far from zero. */
async function makeModel({ shape, instructions = 'plain' }: Run): Promise<ClassifierModel> {
  const model = await createClassifierModel({ ...defaults, ...shape }, { shared: false, instructions });
  const random = createGenerator(99);
  for (const rows of [model.inputRows, model.outputRows]) {
    for (let row = 0; row < rows.length; row += model.stride) {
      for (let i = 0; i < defaults.dimensions; i++) rows[row + i] = 2 * random.uniform() - 1;
    }
  }
  if (model.alias.length > 0) model.alias.set(aliasTable(Float64Array.of(5, 4, 3, 2, 1)));
  const integers = new Uint32Array(model.memory.buffer);
  const starts = [0];
  for (const { length } of lines) starts.push(starts.at(-1)! + length);
  const place = model.threads[0]!;
  integers.set(lines.flat(), place.ids / 4);
  integers.set(starts, place.starts / 4);
  return model;
}

async function train(
  run: Run,
): Promise<{ model: ClassifierModel; loss: number; trained: number; kernel: ClassifierKernel }> {
  const model = await makeModel(run);
  const place = model.threads[0]!;
  const kernel = model.instantiate(place);
  let loss = 0;
  for (let batch = 0; batch < (run.batches ?? 4); batch++) {
    loss += kernel.train(place.ids, place.starts, lines.length, run.rate ?? 0.1, batch);
  }
  return { model, loss, trained: kernel.takePairs(), kernel };
}

function expectAlike(actual: Float32Array, expected: Float32Array): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expect(actual[i], `number ${i}`).toBeCloseTo(value, 4);
}

describe.each(Object.entries(losses))('a classifier with %s', (_, loss) => {
  it.each(['simd', 'relaxed-simd'] as const)('trains on %s as in plain TypeScript', async (instructions) => {
    for (const shape of [{ loss }, { loss, wordNgrams: { ...defaults.wordNgrams, length: 1 } }]) {
      const expected = await train({ shape });
      const actual = await train({ shape, instructions });
      expectAlike(actual.model.inputRows, expected.model.inputRows);
      expectAlike(actual.model.outputRows, expected.model.outputRows);
      expect(actual.loss).toBeCloseTo(expected.loss, 3);
      expect(actual.trained).toBe(4 * 5); // lines without a label or a row are left out
    }
  });

  it('goes down the gradient that finite differences give', async () => {
    const rate = 1e-3;
    const before = await makeModel({ shape: { loss } });
    const place = before.threads[0]!;
    const rowsBefore = [before.inputRows.slice(), before.outputRows.slice()];
    // One line alone, so that its step is −rate · gradient; the noise is the same each time.
    const kernel = before.instantiate(place);
    const lossOf = (): number => {
      const kept = [before.inputRows.slice(), before.outputRows.slice()] as const;
      const value = kernel.train(place.ids, place.starts, 1, 0, 0);
      before.inputRows.set(kept[0]);
      before.outputRows.set(kept[1]);
      return value;
    };
    kernel.train(place.ids, place.starts, 1, rate, 0);
    const steps = [before.inputRows.slice(), before.outputRows.slice()];
    before.inputRows.set(rowsBefore[0]!);
    before.outputRows.set(rowsBefore[1]!);
    const h = 1e-2;
    for (const [side, rows] of [before.inputRows, before.outputRows].entries()) {
      for (let i = 0; i < rows.length; i += 7) {
        const value = rows[i]!;
        rows[i] = value + h;
        const above = lossOf();
        rows[i] = value - h;
        const below = lossOf();
        rows[i] = value;
        const step = (steps[side]![i]! - rowsBefore[side]![i]!) / rate;
        expect(step, `number ${i} of side ${side}`).toBeCloseTo(-(above - below) / (2 * h), 2);
      }
    }
  });

  it('gives the same bits for the same seed on plain SIMD', async () => {
    const once = await train({ shape: { loss }, instructions: 'simd' });
    const again = await train({ shape: { loss }, instructions: 'simd' });
    expect(again.model.inputRows).toEqual(once.model.inputRows);
    expect(again.loss).toBe(once.loss);
  });
});

describe('a classifier of several threads', () => {
  it.each(Object.entries(losses))('comes to the same with copies of rows: %s', async (_, loss) => {
    const shape = { loss };
    const alone = await train({ shape, instructions: 'simd' });
    const one = await train({ shape: { loss, threads: 2 }, instructions: 'simd' });
    one.kernel.giveBack?.();
    expectAlike(one.model.inputRows, alone.model.inputRows);
    expectAlike(one.model.outputRows, alone.model.outputRows);
  });

  it('adds up what its threads have done to the same rows', async () => {
    const wordNgrams = { ...defaults.wordNgrams, length: 1 };
    const model = await makeModel({ shape: { threads: 2, wordNgrams }, instructions: 'simd' });
    const before = model.inputRows.slice();
    const [first, second] = model.threads.map((place) => model.instantiate(place)) as [
      ClassifierKernel,
      ClassifierKernel,
    ];
    const places = model.threads;
    const integers = new Uint32Array(model.memory.buffer);
    for (const { ids, starts } of places) {
      integers.set([8, 0, 0], ids / 4);
      integers.set([0, 3], starts / 4);
    }
    first.train(places[0]!.ids, places[0]!.starts, 1, 1e-3, 0);
    second.train(places[1]!.ids, places[1]!.starts, 1, 1e-3, 0);
    expect(model.inputRows).toEqual(before); // until they give back
    first.giveBack?.();
    const step = model.inputRows.map((value, i) => value - before[i]!);
    second.giveBack?.();
    expectAlike(
      model.inputRows,
      before.map((value, i) => value + 2 * step[i]!),
    );
    expect(Math.abs(step[0]!)).toBeGreaterThan(1e-6);
  });

  it('sees within two hundred batches what another thread did', async () => {
    const model = await makeModel({ shape: { threads: 2 }, instructions: 'simd' });
    const [place] = model.threads as [ThreadPlace];
    const kernel = model.instantiate(place);
    const lossOf = (): number => kernel.train(place.ids, place.starts, 1, 0, 0);
    const before = lossOf();
    for (let i = 0; i < defaults.dimensions; i++) model.inputRows[i]! += 5;
    expect(lossOf()).toBe(before);
    for (let batch = 0; batch < 200; batch++) lossOf();
    expect(Math.abs(lossOf() - before)).toBeGreaterThan(0.1);
  });
});

describe('word n-grams', () => {
  it('take rows of their own only where their bucket has one', async () => {
    const rowOfBucket = new Uint32Array(20).fill(noRow);
    rowOfBucket[3] = 14;
    const shape = { inputRows: 15, wordNgrams: { length: 3, buckets: 20, firstRow: 14, rowOfBucket } };
    for (const instructions of ['plain', 'simd'] as const) {
      const { model } = await train({ shape, instructions });
      const full = await train({ instructions });
      expect(model.inputRows.length).toBe(15 * model.stride);
      expect(full.model.inputRows.length).toBe(34 * model.stride);
    }
    expectAlike(
      (await train({ shape, instructions: 'simd' })).model.inputRows,
      (await train({ shape })).model.inputRows,
    );
  });
});

describe('drawing', () => {
  it.each(['simd', 'plain'] as const)(
    'fills the rows that the text uses, and no others, on %s',
    async (instructions) => {
      const model = await makeModel({ instructions });
      model.inputRows.fill(0);
      const place = model.threads[0]!;
      const kernel = model.instantiate(place);
      kernel.drawTokens(0, 4);
      kernel.drawTokens(14, 15);
      kernel.drawRuns(place.ids, place.starts, 1);
      const rowOf = (row: number): Float32Array =>
        model.inputRows.slice(row * model.stride, row * model.stride + defaults.dimensions);
      for (const row of [0, 1, 2, 3, 8, 9, 10, 11]) {
        const random = createGenerator(defaults.seed, row);
        const expected = Float32Array.from({ length: 10 }, () => (2 * random.uniform() - 1) / 10);
        expectAlike(rowOf(row), expected);
      }
      expect(rowOf(5)).toEqual(new Float32Array(10));
      const drawn = model.inputRows.slice();
      kernel.drawTokens(0, 4);
      expect(model.inputRows).toEqual(drawn);
    },
  );
});

describe('createClassifierModel', () => {
  it('refuses negative sampling among one label', async () => {
    const shape = { ...defaults, labels: 1, loss: losses['negative sampling']! };
    const made = createClassifierModel(shape, { shared: false });
    await expect(made).rejects.toSatisfy((error) => error instanceof FirthError && error.code === 'BAD_OPTION');
  });
});
