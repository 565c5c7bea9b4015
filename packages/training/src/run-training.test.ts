import type { Worker } from 'node:worker_threads';
import type { Progress, TokenBatch } from '@firth/core';
import { aliasTable, createGenerator } from '@firth/kernel/random';
import type { Instructions, ModelRows } from '@firth/kernel/runtime';
import { createWord2VecModel, type Word2VecModel, type Word2VecShape } from '@firth/kernel/word2vec';
import { describe, expect, it } from 'vitest';
import { packRows, unpackRows } from './pack-rows.ts';
import { runTraining, type TrainingJob, type TrainingState } from './run-training.ts';

const words = 2000;
const tokensInBatch = 400;

/** Batches of sentences of ten random words. */
function makeBatches(count: number): TokenBatch[] {
  const random = createGenerator(5);
  const starts = Uint32Array.from({ length: tokensInBatch / 10 + 1 }, (_, i) => 10 * i);
  return Array.from({ length: count }, () => ({
    ids: Uint32Array.from({ length: tokensInBatch }, () => random.below(words)),
    starts,
  }));
}

interface Place {
  readonly threads?: number;
  readonly shared?: boolean;
  readonly instructions?: Instructions;
  readonly lockstep?: boolean;
}

/** A full softmax over so many words that one batch takes minutes. */
async function makeSlowJob(place: Place, more: Partial<TrainingJob> = {}): Promise<TrainingJob> {
  const many = 50_000;
  const job = await makeJob(place, more);
  const model = await createWord2VecModel(
    { ...shapeOf(place), words: many, dimensions: 256, loss: { type: 'softmax' } },
    { shared: place.shared ?? true, instructions: 'simd' },
  );
  model.keep.fill(0xffffffff);
  return { ...job, model };
}

function shapeOf({ threads = 1, lockstep = false }: Place): Word2VecShape {
  return {
    ...{
      words,
      dimensions: 16,
      window: 4,
      windowShape: 'dynamic',
      architecture: 'skip-gram',
      seed: 1,
      threads,
      lockstep,
    },
    loss: { type: 'negative-sampling', negatives: 5, sharing: 'window' },
    batch: { ids: tokensInBatch, sentences: tokensInBatch / 10 },
  };
}

async function makeModel(place: Place): Promise<Word2VecModel> {
  const { shared = true, instructions = 'simd' } = place;
  const model = await createWord2VecModel(shapeOf(place), { shared, instructions });
  const random = createGenerator(2);
  unpackRows(
    numbersOf(model.inputRows).map(() => random.uniform() - 0.5),
    model.inputRows,
  );
  model.keep.fill(0xffffffff);
  model.alias.set(aliasTable(new Float64Array(words).fill(1)));
  return model;
}

function numbersOf(rows: ModelRows): Float32Array {
  return packRows(rows).data;
}

async function makeJob(
  place: Place,
  job: Partial<TrainingJob> = {},
): Promise<TrainingJob & { readonly model: Word2VecModel }> {
  const model = await makeModel(place);
  const schedule = { learningRate: 0.05, minLearningRate: 1e-4 };
  return { batches: makeBatches(8), epochs: 3, schedule, wordsPerToken: 1, ...job, model };
}

describe('runTraining', () => {
  it('gives the same bits with one worker, on this thread, and in every run', async () => {
    const results: Float32Array[] = [];
    for (const shared of [true, true, false]) {
      const job = await makeJob({ shared });
      await runTraining(job);
      results.push(numbersOf(job.model.inputRows));
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  it('trains in plain TypeScript to nearly the same rows', async () => {
    const [fast, plain] = [await makeJob({}), await makeJob({ instructions: 'plain', shared: false })];
    await Promise.all([runTraining(fast), runTraining(plain)]);
    const rows = numbersOf(fast.model.inputRows);
    for (const [i, value] of numbersOf(plain.model.inputRows).entries()) expect(rows[i]).toBeCloseTo(value, 3);
  });

  it.each([1, 2, 3])('lowers the loss with %i threads', async (threads) => {
    const pairs = Array.from({ length: 400 }, (_, i) => (i % 10 < 5 ? i % 5 : 5 + (i % 5))); // two circles of words
    const batch = { ids: Uint32Array.from(pairs), starts: makeBatches(1)[0]!.starts };
    const job = await makeJob({ threads }, { batches: Array.from({ length: 40 }, () => batch), epochs: 4 });
    const { epochLosses, threads: used } = await runTraining(job);
    expect(used).toBe(threads);
    expect(epochLosses).toHaveLength(4);
    expect(epochLosses[0]).toBeLessThan(6 * Math.log(2) + 1);
    for (let epoch = 1; epoch < 4; epoch++) expect(epochLosses[epoch]).toBeLessThan(epochLosses[epoch - 1]!);
  });

  it('reports progress that ends at the whole', async () => {
    const reports: Progress[] = [];
    const onProgress = (progress: Progress): void => void reports.push(progress);
    const job = await makeJob({ threads: 2 }, { batches: makeBatches(600), wordsPerToken: 1.5, onProgress });
    const { wordsPerSecond, seconds } = await runTraining(job);
    const fractions = reports.map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(reports.at(-1)).toMatchObject({ fraction: 1, epoch: 2, learningRate: 1e-4 });
    expect(reports.at(-1)!.loss).toBeGreaterThan(0);
    expect(wordsPerSecond * seconds).toBeCloseTo(600 * tokensInBatch * 3 * 1.5, 0);
  });

  it.each([true, false])('stops when aborted, with the reason of the signal (shared memory: %s)', async (shared) => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const job = await makeJob({ shared }, { epochs: 100_000, signal: controller.signal });
    const running = runTraining(job);
    setTimeout(() => controller.abort(reason), 50);
    await expect(running).rejects.toBe(reason);
  });

  it.each([true, false])('ends within a chunk that takes minutes (shared memory: %s)', async (shared) => {
    const controller = new AbortController();
    const job = await makeSlowJob({ shared }, { signal: controller.signal });
    const running = runTraining(job);
    setTimeout(() => controller.abort(new Error('enough')), 200);
    await expect(running).rejects.toThrow('enough');
  });

  it('does not begin when the signal is aborted already', async () => {
    const job = await makeJob({}, { signal: AbortSignal.abort(new Error('never')) });
    const before = numbersOf(job.model.inputRows);
    await expect(runTraining(job)).rejects.toThrow('never');
    expect(numbersOf(job.model.inputRows)).toEqual(before);
  });

  it('gives the same bits in lockstep, whatever the number of threads and wherever they run', async () => {
    const rowsOf = async (place: Place): Promise<{ rows: Float32Array; losses: readonly number[] }> => {
      const job = await makeJob({ ...place, lockstep: true });
      const { epochLosses } = await runTraining(job);
      return { rows: numbersOf(job.model.inputRows), losses: epochLosses };
    };
    const alone = await rowsOf({ shared: false });
    for (const threads of [1, 2, 3, 4]) expect(await rowsOf({ threads })).toEqual(alone);
  });

  it.each([{ lockstep: true, threads: 2 }, { threads: 1 }, { shared: false }])(
    'goes on from a checkpoint as if nothing had been, with %o',
    async (place) => {
      const batches = makeBatches(200);
      const whole = await makeJob(place, { batches });
      const { epochLosses } = await runTraining(whole);

      const states: { state: TrainingState; rows: Float32Array[] }[] = [];
      const first = await makeJob(place, { batches });
      const onCheckpoint = (state: TrainingState): void => {
        states.push({ state, rows: [numbersOf(first.model.inputRows), numbersOf(first.model.outputRows)] });
      };
      await runTraining({
        ...first,
        onCheckpoint,
        /** A first one at once, and no others: each costs the start of the workers. */
        get checkpointSeconds() {
          return states.length === 0 ? 0.001 : 60;
        },
      });
      expect(states.length).toBeGreaterThan(0);
      expect(numbersOf(first.model.inputRows)).toEqual(numbersOf(whole.model.inputRows));

      const { state, rows } = states[0]!;
      const second = await makeJob(place, { batches, from: state });
      unpackRows(rows[0]!, second.model.inputRows);
      unpackRows(rows[1]!, second.model.outputRows);
      const report = await runTraining(second);
      expect(numbersOf(second.model.inputRows)).toEqual(numbersOf(whole.model.inputRows));
      expect(report.epochLosses.map((loss) => loss.toFixed(9))).toEqual(epochLosses.map((loss) => loss.toFixed(9)));
    },
  );

  it('gives a last checkpoint when aborted', async () => {
    const controller = new AbortController();
    const states: TrainingState[] = [];
    const job = await makeJob(
      { threads: 2 },
      { epochs: 100_000, signal: controller.signal, onCheckpoint: (state) => void states.push(state) },
    );
    setTimeout(() => controller.abort(new Error('enough')), 50);
    await expect(runTraining(job)).rejects.toThrow('enough');
    expect(states).toHaveLength(1);
    expect(states[0]!.nextChunk).toBeGreaterThan(0);
  });

  it('does not wait for a thread of a lockstep that failed', async () => {
    const job = await makeJob({ threads: 2, lockstep: true }, { epochs: 1_000_000 });
    const [good, bad] = job.model.threads as [Word2VecModel['threads'][0], Word2VecModel['threads'][0]];
    const model = { ...job.model, threads: [good, { ...bad, parameters: bad.parameters.with(0, 2 ** 31) }] };
    await expect(runTraining({ ...job, model })).rejects.toMatchObject({ code: 'WORKER' });
  });

  it('turns the failure of one worker into a typed error and stops the others', async () => {
    const job = await makeJob({ threads: 2 }, { epochs: 1_000_000 });
    const [good, bad] = job.model.threads as [Word2VecModel['threads'][0], Word2VecModel['threads'][0]];
    const parameters = bad.parameters.with(0, 2 ** 31); // rows past the end of the memory: the kernel traps
    const model = { ...job.model, threads: [good, { ...bad, parameters }] };
    await expect(runTraining({ ...job, model })).rejects.toMatchObject({
      code: 'WORKER',
      message: /training thread 1 failed/,
    });
  });

  it('does not wait for a chunk that takes minutes when another worker fails', async () => {
    const job = await makeSlowJob({ threads: 2 });
    const [good, bad] = job.model.threads as [Word2VecModel['threads'][0], Word2VecModel['threads'][0]];
    const model = { ...job.model, threads: [good, { ...bad, parameters: bad.parameters.with(0, 2 ** 31) }] };
    await expect(runTraining({ ...job, model })).rejects.toMatchObject({ code: 'WORKER' });
  });

  it.each([true, false])('notices a worker that somebody else ends (in lockstep: %s)', async (lockstep) => {
    const end = (worker: Worker): void => void setTimeout(() => worker.terminate(), 50);
    process.once('worker', end); // the first of two
    const job = await makeJob({ threads: 2, lockstep }, { epochs: 1_000_000 });
    await expect(runTraining(job)).rejects.toMatchObject({ code: 'WORKER', message: /it exited with code 1/ });
  });

  it('says when the numbers ran away, as soon as they do', async () => {
    const job = await makeJob({}, { epochs: 1_000_000 });
    unpackRows(numbersOf(job.model.inputRows).fill(Number.NaN), job.model.inputRows);
    await expect(runTraining(job)).rejects.toMatchObject({ code: 'DIVERGED', message: /epoch 1/ });
  });
});
