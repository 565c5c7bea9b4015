import { fromText } from '@firth/corpus';
import { createGenerator } from '@firth/kernel/random';
import { describe, expect, it } from 'vitest';
import { readWord2VecCheckpoint, type Word2VecCheckpoint, writeWord2VecCheckpoint } from './checkpoint.ts';
import type { Word2VecOptions } from './options.ts';
import { trainWord2Vec } from './train-word2vec.ts';

const random = createGenerator(3);
const lines = Array.from({ length: 20_000 }, () => Array.from({ length: 10 }, () => `w${random.below(60)}`).join(' '));
const text = fromText(lines.join('\n'));
const options: Word2VecOptions = { dimensions: 12, epochs: 2, threads: 1, instructions: 'simd', subsample: 0 };

/** Trains until the first checkpoint, as if the process had died there. */
async function interrupted(more: Word2VecOptions): Promise<Word2VecCheckpoint> {
  const controller = new AbortController();
  let first: Word2VecCheckpoint | undefined;
  const onCheckpoint = (checkpoint: Word2VecCheckpoint): void => {
    first ??= checkpoint;
    controller.abort();
  };
  const training = trainWord2Vec(text, { ...more, onCheckpoint, checkpointSeconds: 0.001, signal: controller.signal });
  await expect(training).rejects.toMatchObject({ name: 'AbortError' });
  return first!;
}

async function throughFile(checkpoint: Word2VecCheckpoint): Promise<Word2VecCheckpoint> {
  return readWord2VecCheckpoint(new Blob([...writeWord2VecCheckpoint(checkpoint)] as BlobPart[]), 'run.checkpoint');
}

describe('a checkpoint', () => {
  it.each([
    {},
    { deterministic: true },
    { architecture: 'cbow', loss: { type: 'hierarchical-softmax' } },
  ] as Word2VecOptions[])('lets a run go on to the same bits, through a file, with %o', async (more) => {
    const whole = await trainWord2Vec(text, { ...options, ...more });
    const checkpoint = await throughFile(await interrupted({ ...options, ...more }));
    const resumed = await trainWord2Vec(text, { resumeFrom: checkpoint, threads: 1 });
    expect(resumed.vectors.matrix.data).toEqual(whole.vectors.matrix.data);
    expect(resumed.report.epochLosses).toEqual(whole.report.epochLosses);
  });

  it('is refused with another text', async () => {
    const checkpoint = await interrupted(options);
    const other = fromText(lines.slice(1).join('\n'));
    const training = trainWord2Vec(other, { resumeFrom: checkpoint });
    await expect(training).rejects.toMatchObject({ code: 'INCONSISTENT', message: /another text/ });
  });
});
