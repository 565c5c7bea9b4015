import type { Progress } from '@firth/core';
import { fromText } from '@firth/corpus';
import { createGenerator } from '@firth/kernel/random';
import { mostSimilar } from '@firth/vectors';
import { describe, expect, it } from 'vitest';
import type { GloVeCheckpoint } from './checkpoint.ts';
import { readGloVeCheckpoint, writeGloVeCheckpoint } from './checkpoint.ts';
import { countCooccurrences } from './cooccurrences/count-cooccurrences.ts';
import type { GloVeOptions } from './options.ts';
import { trainGloVe } from './train-glove.ts';

/** Sentences of words from 1,500: so many counts that they fall into several groups. */
const large = (() => {
  const random = createGenerator(6);
  const sentence = (): string => Array.from({ length: 20 }, () => `w${random.below(1500)}`).join(' ');
  return fromText(Array.from({ length: 3000 }, sentence).join('\n'));
})();

/** Sentences of eight words; words of the same ten stand together. */
const text = (() => {
  const random = createGenerator(3);
  const sentence = (): string => {
    const topic = random.below(40);
    return Array.from({ length: 8 }, () => `w${10 * topic + random.below(10)}`).join(' ');
  };
  return Array.from({ length: 6000 }, sentence).join('\n');
})();
const corpus = fromText(text);
const small = { dimensions: 12, window: 4, epochs: 6, instructions: 'simd', minCount: 1 } satisfies GloVeOptions;

async function bitsOf(options: GloVeOptions, trainedOn = corpus): Promise<Int32Array> {
  const { vectors } = await trainGloVe(trainedOn, { ...small, ...options });
  return new Int32Array(vectors.matrix.data.slice().buffer);
}

describe('trainGloVe', () => {
  it('puts words of one topic near each other, with a loss that falls', async () => {
    const { vectors, report } = await trainGloVe(corpus, { ...small, epochs: 30 });
    const near = mostSimilar(vectors, 'w123', { count: 5 }).map(({ word }) => word.slice(0, -1));
    expect(near).toEqual(['w12', 'w12', 'w12', 'w12', 'w12']);
    const losses = report.epochLosses;
    expect(losses).toHaveLength(30);
    for (const [i, loss] of losses.entries()) if (i > 0) expect(loss).toBeLessThan(losses[i - 1]!);
    expect([report.words, report.instructions]).toEqual([48_000, 'simd']);
    expect(report.recordsPerSecond).toBeGreaterThan(0);
  });

  it('gives the same bits for any number of threads, in every run, and with another seed others', async () => {
    const one = await bitsOf({ threads: 1, epochs: 3 }, large);
    expect(await bitsOf({ threads: 2, epochs: 3 }, large)).toEqual(one);
    expect(await bitsOf({ threads: 3, epochs: 3, deterministic: true }, large)).toEqual(one);
    expect(await bitsOf({ threads: 1, epochs: 3, seed: 2 }, large)).not.toEqual(one);
  });

  it('trains nearly the same in plain TypeScript and with relaxed SIMD', async () => {
    const { vectors } = await trainGloVe(corpus, small);
    for (const instructions of ['plain', 'relaxed-simd'] as const) {
      const other = (await trainGloVe(corpus, { ...small, instructions })).vectors.matrix.data;
      expect(Math.max(...other.map((x, i) => Math.abs(x - vectors.matrix.data[i]!)))).toBeLessThan(1e-4);
    }
  });

  it('sums the vectors of words and contexts, or gives one of them', async () => {
    const { vectors, wordVectors, contextVectors, wordBiases } = await trainGloVe(corpus, small);
    expect(vectors.matrix.data).toEqual(wordVectors.matrix.data.map((x, i) => x + contextVectors.matrix.data[i]!));
    expect((await trainGloVe(corpus, { ...small, output: 'word' })).vectors.matrix).toEqual(wordVectors.matrix);
    expect((await trainGloVe(corpus, { ...small, output: 'context' })).vectors.matrix).toEqual(contextVectors.matrix);
    expect(wordBiases).toHaveLength(400);
  });

  it('trains on counts as on the text that they are of', async () => {
    const cooccurrences = await countCooccurrences(corpus, small);
    const { vectors } = await trainGloVe(cooccurrences, small);
    expect(new Int32Array(vectors.matrix.data.buffer)).toEqual(await bitsOf({}));
  });

  it('reports progress up to the end', async () => {
    const seen: Progress[] = [];
    await trainGloVe(corpus, { ...small, onProgress: (progress) => seen.push(progress) });
    const last = seen.at(-1)!;
    expect([last.fraction, last.epoch, last.learningRate]).toEqual([1, 5, 0.05]);
    expect(last.wordsPerSecond).toBeGreaterThan(0);
  });

  it('stops when aborted, hands out a checkpoint, and goes on from it to the same bits', async () => {
    const controller = new AbortController();
    let checkpoint: GloVeCheckpoint | undefined;
    const run = trainGloVe(corpus, {
      ...small,
      epochs: 40,
      signal: controller.signal,
      checkpointSeconds: 0,
      onCheckpoint(taken) {
        checkpoint = taken;
        controller.abort(new Error('enough'));
      },
    });
    await expect(run).rejects.toThrow('enough');
    const kept = await readGloVeCheckpoint(new Blob([...writeGloVeCheckpoint(checkpoint!)] as BlobPart[]));
    expect(kept).toEqual(checkpoint);
    const { vectors } = await trainGloVe(corpus, { resumeFrom: kept, threads: 2 });
    expect(new Int32Array(vectors.matrix.data.buffer)).toEqual(await bitsOf({ epochs: 40 }));
  });

  it('goes on from no checkpoint of another text', async () => {
    let checkpoint: GloVeCheckpoint | undefined;
    await trainGloVe(corpus, {
      ...small,
      checkpointSeconds: 0,
      onCheckpoint(taken) {
        checkpoint = taken;
      },
    });
    const other = fromText(text.replaceAll('w', 'v'));
    await expect(trainGloVe(other, { resumeFrom: checkpoint })).rejects.toMatchObject({ code: 'INCONSISTENT' });
  });

  it.each([
    ['dimensions', { dimensions: 0 }],
    ['window', { window: 1.5 }],
    ['weighting', { weighting: 'square' as 'flat' }],
    ['xMax', { xMax: 0 }],
    ['exponent', { exponent: -1 }],
    ['gradientClip', { gradientClip: Number.NaN }],
    ['memoryLimit', { memoryLimit: 0 }],
    ['output', { output: 'both' as 'sum' }],
  ])('refuses an option that makes no sense: %s', async (name, options) => {
    const refused = expect.objectContaining({ code: 'BAD_OPTION', message: expect.stringContaining(name) });
    await expect(trainGloVe(corpus, options)).rejects.toEqual(refused);
  });

  it('refuses a text in which no word has a neighbor', async () => {
    await expect(trainGloVe(fromText('a\nb\n'), { minCount: 1 })).rejects.toMatchObject({ code: 'EMPTY' });
  });

  it('says so where training leaves the finite numbers', async () => {
    const diverging = { ...small, learningRate: 1e30, gradientClip: 1e30 };
    await expect(trainGloVe(corpus, diverging)).rejects.toMatchObject({ code: 'DIVERGED' });
  });
});
