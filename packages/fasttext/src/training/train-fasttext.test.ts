import { fromSentences, fromText } from '@firth/corpus';
import { createGenerator } from '@firth/kernel/random';
import { mostSimilar, similarity } from '@firth/vectors';
import { describe, expect, it } from 'vitest';
import { type FastTextCheckpoint, readFastTextCheckpoint, writeFastTextCheckpoint } from './checkpoint.ts';
import type { FastTextOptions } from './options.ts';
import { trainFastText } from './train-fasttext.ts';

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

const text = fromSentences(topicSentences(2000));
const fewSentences = fromSentences(topicSentences(150));
const small: FastTextOptions = { dimensions: 16, epochs: 5, threads: 1, subsample: 0, buckets: 5000 };

describe('trainFastText', () => {
  it.each([
    {},
    { threads: 2 },
    { instructions: 'simd' },
    { instructions: 'plain', epochs: 2 },
    { windowShape: 'fixed', loss: { type: 'negative-sampling', negatives: 8, exponent: 1 } },
    { loss: { type: 'hierarchical-softmax' } },
    { loss: { type: 'softmax' } },
    { architecture: 'cbow' },
    { architecture: 'cbow', loss: { type: 'hierarchical-softmax' } },
    { architecture: 'cbow', loss: { type: 'softmax' } },
    { maxGram: 0 },
    { deterministic: true, threads: 2 },
  ] as FastTextOptions[])('brings the words of a topic together with %o', async (options) => {
    const { vectors } = await trainFastText(text, { ...small, ...options });
    for (const topic of topics) {
      for (const word of topic) {
        const neighbors = mostSimilar(vectors, word, { count: 5 }).map((neighbor) => neighbor.word);
        const ofTopic = neighbors.filter((neighbor) => topic.includes(neighbor));
        expect(ofTopic.length, `${word}: ${neighbors}`).toBeGreaterThanOrEqual(4);
      }
    }
  });

  it('puts an unknown word beside those whose letters it shares', async () => {
    const { vectors } = await trainFastText(text, small);
    expect(vectors.vocabulary.idOf('harbors')).toBeUndefined();
    expect(similarity(vectors, 'harbors', 'harbor')).toBeGreaterThan(0.9);
    expect(topics[0]).toContain(mostSimilar(vectors, 'harbors', { count: 1 })[0]!.word);
    expect(vectors.vectorOf('')).toBeUndefined();
  });

  it('gives the same bits for any number of threads when it is deterministic', async () => {
    for (const architecture of ['skip-gram', 'cbow'] as const) {
      for (const type of ['negative-sampling', 'hierarchical-softmax', 'softmax'] as const) {
        const results: Float32Array[] = [];
        for (const threads of [1, 2]) {
          const options = { ...small, epochs: 1, deterministic: true, architecture, loss: { type }, threads };
          results.push((await trainFastText(fewSentences, options)).vectors.matrix.data);
        }
        expect(results[1]).toEqual(results[0]);
      }
    }
  });

  it('gives the same bits for the same seed on one thread, and others for another seed', async () => {
    const train = async (seed: number): Promise<Float32Array> =>
      (await trainFastText(fewSentences, { ...small, seed, instructions: 'simd' })).vectors.matrix.data;
    const [first, again, other] = [await train(1), await train(1), await train(2)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('leaves what no word of the text uses as it began, whichever other words there are', async () => {
    const options: FastTextOptions = { dimensions: 4, buckets: 50_000, minCount: 1, threads: 1 };
    const one = await trainFastText(fromText('here are words\n'.repeat(20)), options);
    const other = await trainFastText(fromText('these are other ones\n'.repeat(20)), { ...options, seed: 1 });
    const untouched = (vectors: typeof one.vectors): Float32Array => vectors.vectorOf('zzqqkk')!;
    expect(one.vectors.vocabulary.size + 1).toBe(other.vectors.vocabulary.size);
    expect(untouched(one.vectors).every((value) => value !== 0 && Math.abs(value) < 1 / 4)).toBe(true);
  });

  it('counts the ends of sentences as words, keeps labels apart, and says what it did', async () => {
    const labeled = fromText('__label__a one two one\n__label__b two one\n'.repeat(10));
    const { model, report } = await trainFastText(labeled, { ...small, epochs: 2 });
    const { words, labels, tokens } = model.dictionary;
    expect(Array.from(words.counts, (count, id) => [words.tokenOf(id), count])).toEqual([
      ['one', 30],
      ['</s>', 20],
      ['two', 20],
    ]);
    expect(Array.from(labels.counts, (count, id) => [labels.tokenOf(id), count])).toEqual([
      ['__label__a', 10],
      ['__label__b', 10],
    ]);
    expect(tokens).toBe(90);
    expect(report).toMatchObject({ words: 90, tokens: 70, threads: 1 });
    expect(report.epochLosses).toHaveLength(2);
    expect(model.settings).toMatchObject({ architecture: 'skip-gram', loss: 'negative-sampling', buckets: 5000 });
  });

  it.each([
    [{ dimensions: 0 }, 'BAD_OPTION', /dimensions/],
    [{ minGram: 4, maxGram: 3 }, 'BAD_OPTION', /minGram must be at most maxGram, 3, not 4/],
    [{ buckets: 0 }, 'BAD_OPTION', /buckets/],
    [{ architecture: 'supervised' }, 'BAD_OPTION', /architecture must be one of skip-gram, cbow, not supervised/],
    [{ deterministic: true, instructions: 'relaxed-simd' }, 'UNSUPPORTED', /plain SIMD/],
    [{ minCount: 1_000_000 }, 'EMPTY_VOCABULARY', /./],
    [{ labelPrefix: '' }, undefined, /./],
  ] as [object, string | undefined, RegExp][])('answers %o with %s', async (options, code, message) => {
    const training = trainFastText(fewSentences, { ...small, epochs: 1, ...options } as FastTextOptions);
    if (code === undefined) await training;
    else await expect(training).rejects.toMatchObject({ code, message });
  });
});

describe('a checkpoint', () => {
  const random = createGenerator(3);
  const lines = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 10 }, () => `w${random.below(60)}`).join(' '),
  );
  const long = fromText(lines.join('\n'));
  const options: FastTextOptions = { dimensions: 12, epochs: 2, threads: 1, instructions: 'simd', buckets: 500 };

  /** Trains until the first checkpoint, as if the process had died there. */
  async function interrupted(more: FastTextOptions): Promise<FastTextCheckpoint> {
    const controller = new AbortController();
    let first: FastTextCheckpoint | undefined;
    const onCheckpoint = (checkpoint: FastTextCheckpoint): void => {
      first ??= checkpoint;
      controller.abort();
    };
    const { signal } = controller;
    const training = trainFastText(long, { ...more, onCheckpoint, checkpointSeconds: 0.001, signal });
    await expect(training).rejects.toMatchObject({ name: 'AbortError' });
    return first!;
  }

  it.each([
    {},
    { deterministic: true },
    { architecture: 'cbow', loss: { type: 'hierarchical-softmax' } },
  ] as FastTextOptions[])('lets a run go on to the same bits, through a file, with %o', async (more) => {
    const whole = await trainFastText(long, { ...options, ...more });
    const checkpoint = await interrupted({ ...options, ...more });
    const file = new Blob([...writeFastTextCheckpoint(checkpoint)] as BlobPart[]);
    const resumeFrom = await readFastTextCheckpoint(file, 'run.checkpoint');
    const resumed = await trainFastText(long, { resumeFrom, threads: 1 });
    expect(resumed.vectors.matrix.data).toEqual(whole.vectors.matrix.data);
    expect(resumed.vectors.vectorOf('w1000')).toEqual(whole.vectors.vectorOf('w1000'));
    expect(resumed.report.epochLosses).toEqual(whole.report.epochLosses);
  });
});
