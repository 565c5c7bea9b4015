import { FirthError, type RunOptions, type TokenBatch } from '@firth/core';
import type { TrainableModel } from '@firth/kernel/sgns';
import { type Control, controlBytes, createControl } from './control.ts';
import { runHere } from './run-here.ts';
import { runInWorkers } from './run-in-workers.ts';
import type { Schedule } from './schedule.ts';
import { tokensIn } from './tokens-in.ts';
import { watchProgress } from './watch-progress.ts';
import type { Task } from './worker/chunk-trainer.ts';

/** A model, the text that it is trained on, and how. */
export interface TrainingJob extends RunOptions {
  readonly model: TrainableModel;
  readonly batches: readonly TokenBatch[];
  readonly epochs: number;
  readonly schedule: Schedule;
  /** Words of the raw text for each token of the batches, so that the speed reported is that of the text: 1 or a little more. */
  readonly wordsPerToken: number;
}

/** What a run did. */
export interface TrainingReport {
  /** Seconds from the first chunk to the last. */
  readonly seconds: number;
  /** Words of the raw text times epochs, divided by `seconds`. */
  readonly wordsPerSecond: number;
  /** Mean loss of each epoch, in nats per training pair. */
  readonly epochLosses: readonly number[];
  readonly threads: number;
}

/**
 * Trains `job.model` in place and returns what was done: in workers where the model's memory is shared, else on this thread, with
 * pauses that let the event loop turn.
 *
 * Threads take chunks in turn and update the rows without locks (Hogwild: Recht et al. 2011), so that with more than one thread no two
 * runs are the same; with one thread they are.
 *
 * @throws FirthError `WORKER` where a worker fails, `DIVERGED` where the loss is no longer a number; the signal's reason when aborted
 */
export async function runTraining(job: TrainingJob): Promise<TrainingReport> {
  job.signal?.throwIfAborted();
  const { model, batches, epochs, schedule } = job;
  const threads = model.threads.length;
  const inWorkers = model.module !== undefined && isShared(model.memory.buffer);
  const bytes = controlBytes(threads, epochs);
  const buffer = inWorkers ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  const control = createControl(buffer, threads);
  const task: Task = { batches, epochs, schedule, threads, control: buffer };

  const started = performance.now();
  const stop = (): void => control.stop();
  job.signal?.addEventListener('abort', stop);
  const watch = watchProgress(job, control, started);
  try {
    await (inWorkers ? runInWorkers(task, model, control) : runHere(task, model, watch.reportIfDue));
    job.signal?.throwIfAborted();
    watch.report();
  } finally {
    watch.end();
    job.signal?.removeEventListener('abort', stop);
  }
  const seconds = (performance.now() - started) / 1000;
  return reportOf(job, control, seconds);
}

function isShared(buffer: ArrayBufferLike): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && buffer instanceof SharedArrayBuffer;
}

function reportOf(
  { batches, epochs, wordsPerToken, model }: TrainingJob,
  control: Control,
  seconds: number,
): TrainingReport {
  const tokens = tokensIn(batches) * epochs;
  const epochLosses = Array.from({ length: epochs }, (_, epoch) => {
    const { loss, pairs } = control.tallyOf(epoch);
    return pairs > 0 ? loss / pairs : 0;
  });
  const diverged = epochLosses.findIndex((loss) => !Number.isFinite(loss));
  if (diverged >= 0) {
    throw new FirthError('DIVERGED', `the loss of epoch ${diverged + 1} is not a number: use a smaller learning rate`);
  }
  return { seconds, wordsPerSecond: (tokens * wordsPerToken) / seconds, epochLosses, threads: model.threads.length };
}
