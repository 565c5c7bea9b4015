import { describe, expect, it } from 'vitest';
import type { Instructions } from '../lib/instructions.ts';
import { createGenerator } from '../random/generator.ts';
import { createGloVeModel, type GloVeModel } from './model.ts';
import { floatOf, type GloVeShape, rootOf } from './shape.ts';
import { recordsOf } from './tile.ts';

const defaults: GloVeShape = {
  words: 9,
  dimensions: 21,
  xMax: 10,
  exponent: 0.75,
  gradientClip: 100,
  threads: 1,
  tileRecords: 40,
};

/** Counts from below to above xMax, words and contexts that come again, and a number of records that is no multiple of four. */
const records = Array.from({ length: 31 }, (_, i) => ({
  word: (5 * i) % 6,
  context: (7 * i) % 5,
  count: 0.25 * 1.3 ** i,
}));
const [firstWord, firstContext] = [3, 4];

function tileOf(entries: typeof records): Uint32Array {
  const tile = new Uint32Array(2 + 2 * entries.length);
  const logs = new Float32Array(tile.buffer);
  tile.set([firstWord, firstContext]);
  for (const [i, { word, context, count }] of entries.entries()) {
    tile[2 + 2 * i] = word | (context << 16);
    logs[3 + 2 * i] = Math.log(count);
  }
  return tile;
}

/** A model with random vectors and biases, so that gradients are far from zero. */
async function makeModel(shape: Partial<GloVeShape> = {}, instructions: Instructions = 'plain'): Promise<GloVeModel> {
  const model = await createGloVeModel({ ...defaults, ...shape }, { shared: false, instructions });
  const random = createGenerator(7);
  const { words, dimensions } = { ...defaults, ...shape };
  for (let row = 0; row < words; row++) {
    for (let i = 0; i <= dimensions; i++) {
      model.wordRows[row * model.stride + floatOf(i)] = random.uniform() - 0.5;
      model.contextRows[row * model.stride + floatOf(i < dimensions ? i : i + 1)] = random.uniform() - 0.5;
    }
  }
  return model;
}

function train(model: GloVeModel, entries = records, rate = 0.05, epochs = 1): { loss: number; pairs: number } {
  const [place] = model.threads as [GloVeModel['threads'][number]];
  const tile = tileOf(entries);
  const integers = new Uint32Array(model.memory.buffer);
  integers.set(tile, place.ids / 4);
  integers.set([0, tile.length], place.starts / 4);
  const kernel = model.instantiate(place);
  let loss = 0;
  for (let epoch = 0; epoch < epochs; epoch++) loss += kernel.train(place.ids, place.starts, 1, rate, 0);
  return { loss, pairs: kernel.takePairs() };
}

type Side = 'wordRows' | 'contextRows';

/** Where number `i` of a word's or a context's row stands. */
function indexOf(model: GloVeModel, row: number, i: number): number {
  return row * model.stride + floatOf(i);
}

describe('GloVe', () => {
  it('has the loss of the paper', async () => {
    const model = await makeModel();
    const { dimensions, xMax, exponent } = defaults;
    const expected = records.map(({ word, context, count }) => {
      const [w, c] = [firstWord + word, firstContext + context];
      let error = -Math.log(count);
      for (let i = 0; i < dimensions; i++) {
        error += model.wordRows[indexOf(model, w, i)]! * model.contextRows[indexOf(model, c, i)]!;
      }
      error += model.wordRows[indexOf(model, w, dimensions)]! + model.contextRows[indexOf(model, c, dimensions + 1)]!;
      return 0.5 * Math.min(1, (count / xMax) ** exponent) * error ** 2;
    });
    const { loss, pairs } = train(model, records, 1e-30);
    expect(pairs).toBe(records.length);
    expect(loss / expected.reduce((sum, each) => sum + each)).toBeCloseTo(1, 6);
  });

  it('goes down the slope of that loss: its first step is the learning rate times the finite difference', async () => {
    const one = [{ word: 1, context: 2, count: 3.5 }];
    const [rate, delta] = [1e-3, 1e-2];
    const { dimensions } = defaults;
    const stepped = await makeModel();
    const before = await makeModel();
    train(stepped, one, rate);
    const numbers: [Side, number, number][] = [
      ...Array.from({ length: dimensions + 1 }, (_, i): [Side, number, number] => ['wordRows', firstWord + 1, i]),
      ...Array.from({ length: dimensions }, (_, i): [Side, number, number] => ['contextRows', firstContext + 2, i]),
      ['contextRows', firstContext + 2, dimensions + 1],
    ];
    for (const [side, row, i] of numbers) {
      const lossAt = async (shift: number): Promise<number> => {
        const model = await makeModel();
        model[side][indexOf(model, row, i)]! += shift;
        return train(model, one, 1e-30).loss;
      };
      const slope = ((await lossAt(delta)) - (await lossAt(-delta))) / (2 * delta);
      const at = indexOf(before, row, i);
      expect((before[side][at]! - stepped[side][at]!) / rate).toBeCloseTo(slope, 3);
    }
  });

  it('takes the steps of AdaGrad, of which glove.c takes the root anew each time', async () => {
    const model = await makeModel();
    const { dimensions, xMax, exponent } = defaults;
    const numbers = dimensions + 2;
    const rowsOf = (rows: Float32Array): number[][] =>
      Array.from({ length: defaults.words }, (_, row) =>
        Array.from({ length: numbers }, (_, i) => rows[indexOf(model, row, i)]!),
      );
    const [words, contexts] = [rowsOf(model.wordRows), rowsOf(model.contextRows)];
    const [wordSquares, contextSquares] = [words, contexts].map((rows) => rows.map((row) => row.map(() => 1)));
    const epochs = 20;
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (const { word, context, count } of records) {
        const [w, c] = [words[firstWord + word]!, contexts[firstContext + context]!];
        const [p, q] = [wordSquares![firstWord + word]!, contextSquares![firstContext + context]!];
        const error = w.reduce((sum, x, i) => sum + x * c[i]!, -Math.log(count));
        const scale = 0.05 * Math.min(1, (count / xMax) ** exponent) * error;
        for (let i = 0; i < numbers; i++) {
          const [ofWord, ofContext] = [i === dimensions + 1 ? 0 : scale * c[i]!, i === dimensions ? 0 : scale * w[i]!];
          w[i]! -= ofWord / Math.sqrt(p[i]!);
          c[i]! -= ofContext / Math.sqrt(q[i]!);
          p[i]! += ofWord ** 2;
          q[i]! += ofContext ** 2;
        }
      }
    }
    train(model, records, 0.05, epochs);
    for (const [side, rows, squares] of [
      ['wordRows', words, wordSquares!],
      ['contextRows', contexts, contextSquares!],
    ] as const) {
      for (const [row, numbersOfRow] of rows.entries()) {
        for (const [i, x] of numbersOfRow.entries()) {
          expect(Math.abs(model[side][indexOf(model, row, i)]! - x)).toBeLessThan(2e-3);
          const root = model[side][row * model.stride + rootOf(i)]!;
          if (root > 0) expect(root * Math.sqrt(squares[row]![i]!)).toBeCloseTo(1, 2);
        }
      }
    }
  });

  it('leaves the ones and the padding alone', async () => {
    const model = await makeModel();
    train(model, records, 0.05, 10);
    const { dimensions, words } = defaults;
    for (let row = 0; row < words; row++) {
      expect(model.wordRows[indexOf(model, row, dimensions + 1)]).toBe(1);
      expect(model.contextRows[indexOf(model, row, dimensions)]).toBe(1);
      expect(model.wordRows[indexOf(model, row, dimensions + 2)]).toBe(0);
    }
  });

  it('holds each component of a gradient to the clip', async () => {
    const clip = 0.01;
    const [model, before] = [await makeModel({ gradientClip: clip }), await makeModel()];
    train(model, [{ word: 0, context: 0, count: 1000 }], 1);
    const steps = model.wordRows.map((x, i) => x - before.wordRows[i]!).filter((_, i) => i % 8 < 4);
    expect(Math.max(...steps.map(Math.abs))).toBeCloseTo(clip, 6);
  });

  it.each(['simd', 'relaxed-simd'] as const)('trains as plain TypeScript does, on %s', async (instructions) => {
    for (const dimensions of [1, 6, 21, 62]) {
      const [fast, plain] = [await makeModel({ dimensions }, instructions), await makeModel({ dimensions })];
      const [done, expected] = [train(fast, records, 0.05, 3), train(plain, records, 0.05, 3)];
      expect(done.pairs).toBe(expected.pairs);
      expect(done.loss / expected.loss).toBeCloseTo(1, 5);
      for (const side of ['wordRows', 'contextRows'] as const) {
        const worst = Math.max(...fast[side].map((x, i) => Math.abs(x - plain[side][i]!)));
        expect(worst).toBeLessThan(1e-5);
      }
    }
  });

  it('trains an empty tile to nothing', async () => {
    const [model, before] = [await makeModel({}, 'simd'), await makeModel()];
    expect(train(model, [])).toEqual({ loss: 0, pairs: 0 });
    expect(model.wordRows).toEqual(before.wordRows);
    expect(recordsOf(tileOf(records))).toBe(31);
  });

  it('refuses a shape that makes no sense, and one that does not fit', async () => {
    await expect(makeModel({ words: 0 })).rejects.toMatchObject({ code: 'BAD_OPTION' });
    await expect(makeModel({ words: 1e8 })).rejects.toMatchObject({ code: 'LIMIT' });
  });
});
