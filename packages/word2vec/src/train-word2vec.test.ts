import { createVocabulary, type Progress, type TokenStream } from '@firth/core';
import { encodeCorpus, fromSentences, fromText } from '@firth/corpus';
import { createGenerator } from '@firth/kernel/random';
import type { Loss } from '@firth/training';
import { mostSimilar, similarity } from '@firth/vectors';
import { describe, expect, it } from 'vitest';
import type { Word2VecCheckpoint } from './checkpoint.ts';
import type { Word2VecOptions } from './options.ts';
import { trainWord2Vec } from './train-word2vec.ts';

const topics = ['sea ship sail harbor wave anchor', 'bread oven flour dough bake crust'].map((words) =>
  words.split(' '),
);

/** Sentences of eight words, each of one topic, with a few words that stand everywhere. */
function topicSentences(count: number): string[][] {
  const random = createGenerator(11);
  return Array.from({ length: count }, () => {
    const topic = topics[random.below(2)]!;
    return Array.from({ length: 8 }, () => (random.below(4) === 0 ? 'the' : topic[random.below(topic.length)]!));
  });
}

const text = fromSentences(topicSentences(3000));
const fewSentences = fromSentences(topicSentences(200));
const small: Word2VecOptions = { dimensions: 16, epochs: 5, threads: 1, subsample: 0, learningRate: 0.05 };

describe('trainWord2Vec', () => {
  it.each([
    { negativeSharing: 'window' },
    { negativeSharing: 'pair' },
    { threads: 2 },
    { instructions: 'simd' },
    { instructions: 'plain' },
    { windowShape: 'fixed', loss: { type: 'negative-sampling', negatives: 8, exponent: 1 } },
    { loss: { type: 'hierarchical-softmax' } },
    { loss: { type: 'softmax' } },
    { architecture: 'cbow' },
    { architecture: 'cbow', loss: { type: 'hierarchical-softmax' } },
    { architecture: 'cbow', loss: { type: 'softmax' } },
    { deterministic: true, threads: 2 },
  ] as Word2VecOptions[])('brings the words of a topic together with %o', async (options) => {
    const { vectors } = await trainWord2Vec(text, { ...small, ...options });
    for (const topic of topics) {
      for (const word of topic) {
        const neighbors = mostSimilar(vectors, word, { count: 5 }).map((neighbor) => neighbor.word);
        const ofTopic = neighbors.filter((neighbor) => topic.includes(neighbor));
        expect(ofTopic.length, `${word}: ${neighbors}`).toBeGreaterThanOrEqual(4);
      }
    }
    expect(similarity(vectors, 'ship', 'harbor')).toBeGreaterThan(similarity(vectors, 'ship', 'flour') + 0.3);
  });

  it('learns from the sum of the neighbors, too', async () => {
    const { report } = await trainWord2Vec(text, { ...small, architecture: 'cbow', cbowInput: 'sum' });
    const [first, last] = [report.epochLosses[0]!, report.epochLosses.at(-1)!];
    expect(last).toBeLessThan(first);
  });

  it('gives the same bits for the same seed on one thread, and others for another seed', async () => {
    const train = async (seed: number): Promise<Float32Array> =>
      (await trainWord2Vec(text, { ...small, seed, instructions: 'simd' })).vectors.matrix.data;
    const [first, again, other] = [await train(1), await train(1), await train(2)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('trains on an encoded corpus as on the text, and counts the words of the text', async () => {
    const options: Word2VecOptions = { ...small, epochs: 1, minCount: 2500, instructions: 'simd' };
    const encoded = await trainWord2Vec(await encodeCorpus(text, { minCount: 2500 }), options);
    const direct = await trainWord2Vec(text, options);
    expect(encoded.vectors.matrix.data).toEqual(direct.vectors.matrix.data);
    expect(encoded.report).toMatchObject({ words: direct.report.words, tokens: direct.report.tokens });
    expect(encoded.report.words).toBeGreaterThan(encoded.report.tokens);
  });

  it('gives the same bits for any number of threads when it is deterministic', async () => {
    for (const architecture of ['skip-gram', 'cbow'] as const) {
      for (const type of ['negative-sampling', 'hierarchical-softmax', 'softmax'] as const) {
        const results: Float32Array[] = [];
        for (const threads of [1, 2, 9]) {
          const options = { ...small, epochs: 1, deterministic: true, architecture, loss: { type }, threads };
          results.push((await trainWord2Vec(fewSentences, options)).vectors.matrix.data);
        }
        for (const result of results) expect(result).toEqual(results[0]);
      }
    }
  });

  it.each([1, 2])(
    'reports the loss of rows that know nothing yet, in nats for each prediction, with %i threads',
    async (threads) => {
      // Output rows of zeros give every target, or every turn in the tree, the probability 1/2; a full softmax gives every word the same.
      const lossOf = async (loss: Loss): Promise<number> => {
        const options = { ...small, threads, loss, epochs: 2, minCount: 1, learningRate: 1e-12, deterministic: true };
        const { report } = await trainWord2Vec(fewSentences, options);
        expect(report.epochLosses[1]! / report.epochLosses[0]!).toBeCloseTo(1, 1); // windows are drawn anew
        return report.epochLosses[0]!;
      };
      const words = 13;
      expect(await lossOf({ type: 'softmax' })).toBeCloseTo(Math.log(words), 9);
      const noise = (await lossOf({ type: 'negative-sampling', negatives: 20, exponent: 0 })) / Math.log(2);
      expect(noise).toBeCloseTo(1 + (20 * (words - 1)) / words, 1); // noise that equals the word is left out
      const turns = (await lossOf({ type: 'hierarchical-softmax' })) / Math.log(2);
      expect(turns).toBeGreaterThan(3);
      expect(turns).toBeLessThan(4);
    },
  );

  it('says what it did', async () => {
    const { vectors, report } = await trainWord2Vec(text, { ...small, epochs: 2, minCount: 2500 });
    expect(report).toMatchObject({ words: 24_000, threads: 1 });
    expect(vectors.vocabulary.tokenOf(0)).toBe('the');
    expect(vectors.vocabulary.counts![0]).toBe(report.tokens); // only "the" is that frequent
    expect(report.wordsPerSecond).toBeCloseTo((24_000 * 2) / report.seconds, 3);
    expect(report.epochLosses).toHaveLength(2);
  });

  it('trains on the ids of a tokenizer and passes its fingerprint on', async () => {
    const tokens = ['a', 'b', 'c', 'unused'];
    const stream: TokenStream = {
      vocabulary: createVocabulary(tokens),
      tokenizerFingerprint: 'f1',
      async *batches() {
        yield { ids: Uint32Array.of(0, 1, 2, 2, 1, 0), starts: Uint32Array.of(0, 3, 6) };
      },
    };
    const { vectors, report } = await trainWord2Vec(stream, { ...small, epochs: 50 });
    expect(vectors.vocabulary.size).toBe(4);
    expect(vectors.tokenizerFingerprint).toBe('f1');
    expect(report.tokens).toBe(6);
    expect(vectors.matrix.data.every(Number.isFinite)).toBe(true);

    const other = { ...stream, tokenizerFingerprint: 'f2' };
    await expect(trainWord2Vec(other, { ...small, startFrom: { vectors } })).rejects.toMatchObject({
      code: 'INCONSISTENT',
      message: 'made with the tokenizer f1, not with f2',
    });
  });

  it('refuses ids that the vocabulary has not', async () => {
    const stream: TokenStream = {
      vocabulary: createVocabulary(['a']),
      async *batches() {
        yield { ids: Uint32Array.of(0, 7), starts: Uint32Array.of(0, 2) };
      },
    };
    await expect(trainWord2Vec(stream, small)).rejects.toMatchObject({ code: 'INCONSISTENT', message: /the id 7/ });
  });

  it('ends with finite vectors on a text of one word', async () => {
    const { vectors } = await trainWord2Vec(fromText('word '.repeat(500)), { dimensions: 8, epochs: 1 });
    expect(vectors.vocabulary.tokenOf(0)).toBe('word');
    expect(vectors.matrix.data.every(Number.isFinite)).toBe(true);
  });

  it('reports progress', async () => {
    const seen: Progress[] = [];
    await trainWord2Vec(text, { ...small, onProgress: (progress) => void seen.push(progress) });
    expect(seen.at(-1)).toMatchObject({ fraction: 1, epoch: 4 });
  });

  it.each(['negative-sampling', 'hierarchical-softmax', 'softmax'] as const)(
    'stops when the numbers run away with %s, and leaves the last checkpoint as it was',
    async (type) => {
      const checkpoints: Word2VecCheckpoint[] = [];
      const training = trainWord2Vec(text, {
        ...{ ...small, loss: { type }, learningRate: 1e4, epochs: 100_000, checkpointSeconds: 0.001 },
        onCheckpoint: (checkpoint) => void checkpoints.push(checkpoint),
      });
      await expect(training).rejects.toMatchObject({ code: 'DIVERGED', message: /use a smaller learning rate/ });
      for (const { inputRows, outputRows, state } of checkpoints) {
        expect(inputRows.every(Number.isFinite) && outputRows.every(Number.isFinite)).toBe(true);
        expect(state.tallies.every(({ loss }) => Number.isFinite(loss))).toBe(true);
      }
    },
  );

  it('stops when aborted', async () => {
    const training = trainWord2Vec(text, { ...small, epochs: 100_000, signal: AbortSignal.timeout(200) });
    await expect(training).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it.each([
    [{ dimensions: 0 }, 'BAD_OPTION', /dimensions must be a whole number from 1 to 65536, not 0/],
    [{ window: 2.5 }, 'BAD_OPTION', /window .* not 2.5/],
    [{ loss: { type: 'negative-sampling', negatives: 0 } }, 'BAD_OPTION', /negatives/],
    [{ epochs: Number.NaN }, 'BAD_OPTION', /epochs .* not NaN/],
    [{ learningRate: 0 }, 'BAD_OPTION', /learningRate must be a number above 0, not 0/],
    [{ subsample: -1 }, 'BAD_OPTION', /subsample must be 0 or more, not -1/],
    [{ threads: 0 }, 'BAD_OPTION', /threads/],
    [{ seed: -1 }, 'BAD_OPTION', /seed/],
    [{ architecture: 'glove' }, 'BAD_OPTION', /architecture must be one of skip-gram, cbow, not glove/],
    [{ loss: { type: 'hs' } }, 'BAD_OPTION', /loss.type must be one of/],
    [{ deterministic: true, instructions: 'relaxed-simd' }, 'UNSUPPORTED', /plain SIMD/],
    [{ minCount: 1_000_000 }, 'EMPTY_VOCABULARY', /./],
  ] as [object, string, RegExp][])('refuses %o with %s', async (options, code, message) => {
    await expect(trainWord2Vec(text, options as Word2VecOptions)).rejects.toMatchObject({ code, message });
  });
});
