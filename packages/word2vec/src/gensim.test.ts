import { readFileSync } from 'node:fs';
import { tokensOf } from '@firth/core';
import { encodeCorpus, fromSentences } from '@firth/corpus';
import type { ModelRows } from '@firth/kernel/runtime';
import { encodeText, noiseWeights, packRows, prepareModel, trainModel, unpackRows } from '@firth/training';
import { describe, expect, it } from 'vitest';
import type { Word2VecOptions } from './options.ts';
import { settle } from './settle.ts';

interface Tables {
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

/** Made by train-with-gensim.py. */
const oracle: {
  readonly sentences: readonly string[][];
  readonly settings: { readonly dimensions: number; readonly window: number; readonly learningRate: number };
  readonly start: Tables;
  readonly changes: Record<string, Tables>;
  readonly vocabularies: Record<string, readonly string[]>;
  readonly noise: Record<string, Record<string, number>>;
} = JSON.parse(readFileSync(new URL('__fixtures__/gensim.json', import.meta.url), 'utf8'));

const text = fromSentences(oracle.sentences);
const { learningRate } = oracle.settings;
const common: Word2VecOptions = {
  ...oracle.settings,
  ...{ minLearningRate: learningRate, windowShape: 'fixed', loss: { type: 'hierarchical-softmax' } },
  ...{ minCount: 1, subsample: 0, epochs: 1, threads: 1 },
};
const modes: Record<string, Word2VecOptions> = {
  'skip-gram': {},
  'cbow of the mean': { architecture: 'cbow' },
  'cbow of the sum': { architecture: 'cbow', cbowInput: 'sum' },
};

/** How far a training moves the rows that it is given. */
async function changesOf(options: Word2VecOptions): Promise<Tables> {
  const settings = settle({ ...common, ...options });
  const encoded = await encodeText(text, settings, {});
  const model = await prepareModel(encoded, settings);
  unpackRows(Float32Array.from(oracle.start.inputs), model.inputRows);
  unpackRows(Float32Array.from(oracle.start.outputs), model.outputRows);
  await trainModel(model, encoded, settings, {}, { schedule: settings, wordsPerToken: 1 });
  const moved = (rows: ModelRows, numbers: readonly number[]): number[] => {
    const { data } = packRows(rows);
    return numbers.map((number, i) => data[i]! - number);
  };
  return {
    inputs: moved(model.inputRows, oracle.start.inputs),
    outputs: moved(model.outputRows, oracle.start.outputs),
  };
}

/** The length of the difference, as a part of the length of what is expected. */
function errorOf(actual: readonly number[], expected: readonly number[]): number {
  return Math.hypot(...actual.map((value, i) => value - expected[i]!)) / Math.hypot(...expected);
}

describe('hierarchical softmax over a fixed window', () => {
  const places: Word2VecOptions[] = [{}, { instructions: 'simd' }, { instructions: 'plain' }, { deterministic: true }];
  for (const [mode, options] of Object.entries(modes)) {
    it.each(places)(`moves rows as gensim does, by ${mode} with %o`, async (more) => {
      const { inputs, outputs } = await changesOf({ ...options, ...more });
      const expected = oracle.changes[mode]!;
      expect(errorOf(inputs, expected.inputs)).toBeLessThan(0.002);
      expect(errorOf(outputs, expected.outputs)).toBeLessThan(0.002);
    });
  }

  it('would notice one mode in the place of another', () => {
    const changes = Object.values(oracle.changes);
    for (const one of changes) {
      for (const other of changes) if (one !== other) expect(errorOf(one.inputs, other.inputs)).toBeGreaterThan(0.4);
    }
  });
});

describe('the vocabulary', () => {
  it.each([{ minCount: 10 }, { minCount: 1, maxVocabularySize: 5 }])('is that of gensim with %o', async (options) => {
    const { vocabulary } = await encodeCorpus(text, options);
    const name = options.maxVocabularySize === undefined ? 'minCount 10' : 'maxVocabularySize 5';
    expect(tokensOf(vocabulary)).toEqual(oracle.vocabularies[name]);
  });
});

describe('the noise', () => {
  it.each(Object.keys(oracle.noise))('is distributed as in gensim with the exponent %s', async (exponent) => {
    const { vocabulary } = await encodeCorpus(text, { minCount: 1 });
    const weights = noiseWeights(vocabulary.counts!, Number(exponent));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (const [id, word] of tokensOf(vocabulary).entries()) {
      expect(weights[id]! / total).toBeCloseTo(oracle.noise[exponent]![word]!, 6);
    }
  });
});
