import { fromText } from '@firth/corpus';
import { describe, expect, it } from 'vitest';
import type { Word2VecOptions } from './options.ts';
import { trainWord2Vec } from './train-word2vec.ts';

const options: Word2VecOptions = { dimensions: 10, threads: 1, subsample: 0, instructions: 'simd' };
const first = fromText('red green blue yellow\n'.repeat(500));
const second = fromText('blue yellow violet orange\n'.repeat(500));

describe('training that starts from vectors', () => {
  it('keeps the words that the new text lacks, moves those it has and adds those that are new', async () => {
    const before = await trainWord2Vec(first, options);
    const { vectors } = await trainWord2Vec(second, { ...options, startFrom: before });
    const words = Array.from({ length: vectors.vocabulary.size }, (_, id) => vectors.vocabulary.tokenOf(id));
    expect(words).toEqual(['blue', 'yellow', 'violet', 'orange', 'red', 'green']);
    expect(vectors.vocabulary.counts).toEqual(Float64Array.of(500, 500, 500, 500, 0, 0));
    expect(vectors.vectorOf('red')).toEqual(before.vectors.vectorOf('red'));
    expect(vectors.vectorOf('blue')).not.toEqual(before.vectors.vectorOf('blue'));
  });

  it('begins where the former training ended: its loss is lower than from the start', async () => {
    const before = await trainWord2Vec(first, options);
    const again = await trainWord2Vec(first, { ...options, startFrom: before });
    expect(again.report.epochLosses[0]).toBeLessThan(before.report.epochLosses[0]! - 0.1);
  });

  it('begins the output side at zero where it is not given, and with hierarchical softmax', async () => {
    const { vectors } = await trainWord2Vec(first, options);
    const loss = { type: 'hierarchical-softmax' } as const;
    for (const more of [{}, { loss }]) {
      const { report, outputVectors } = await trainWord2Vec(first, { ...options, ...more, startFrom: { vectors } });
      expect(report.epochLosses.at(-1)).toBeLessThan(report.epochLosses[0]!);
      expect(outputVectors === undefined).toBe('loss' in more);
    }
  });

  it('refuses vectors of another length', async () => {
    const before = await trainWord2Vec(first, options);
    const training = trainWord2Vec(second, { ...options, dimensions: 11, startFrom: before });
    await expect(training).rejects.toMatchObject({
      code: 'DIMENSION_MISMATCH',
      message: /10 dimensions, the model 11/,
    });
  });
});
