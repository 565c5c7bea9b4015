import { FirthError, type RunOptions, type TokenBatch } from '@firth/core';
import type { TrainableModel } from '@firth/kernel/runtime';
import { availableThreads } from '@firth/workers';
import { type Control, controlBytes, createControl, type Tally } from './control.ts';
import { runHere } from './run-here.ts';
import { runInWorkers } from './run-in-workers.ts';
import type { Schedule } from './schedule.ts';
import { tokensIn } from './tokens-in.ts';
import { type ProgressWatch, watchProgress } from './watch-progress.ts';
import type { Task } from './worker/task.ts';

/** How far a run has come: with the rows of the model, all that is needed to go on. */
export interface TrainingState {
  /** The next chunk: a chunk is one batch in one epoch, numbered through the run. */
  readonly nextChunk: number;
  /** What was done in each epoch. */
  readonly tallies: readonly Tally[];
  /** Seconds of training so far. */
  readonly seconds: number;
}

/** A model, the text that it is trained on, and how. */
export interface TrainingJob extends RunOptions {
  readonly model: TrainableModel;
  readonly batches: readonly TokenBatch[];
  /**
   * How many batches that follow each other may be trained at the same time, a divisor of their number: those of one step wait for all of
   * the step before. Where they have no row in common, the bits do not depend on the number of threads. Default: all, without waiting.
   */
  readonly batchesAtOnce?: number | undefined;
  readonly epochs: number;
  readonly schedule: Schedule;
  /** Words of the raw text for each token of the batches, so that the speed reported is that of the text: 1 or a little more. */
  readonly wordsPerToken: number;
  /** Where to go on, with the model's rows as they were then. */
  readonly from?: TrainingState | undefined;
  /**
   * Called every `checkpointSeconds`, and when the run is aborted, while no thread is at work: the rows may be copied.
   * Training waits for the promise.
   */
  onCheckpoint?(state: TrainingState): void | Promise<void>;
  /** Default 60. */
  readonly checkpointSeconds?: number | undefined;
}

/** What a run did. */
export interface TrainingReport {
  /** Seconds of training, checkpoints not counted. */
  readonly seconds: number;
  /** Words of the raw text times epochs, divided by `seconds`. */
  readonly wordsPerSecond: number;
  /** Mean loss of each epoch, in nats per training pair. */
  readonly epochLosses: readonly number[];
  readonly threads: number;
  /** Bytes of the memory that the model was trained in, the text not counted. */
  readonly modelBytes: number;
}

/** A round's worth of training: threads that have a processor each do not sleep between two rounds, and two that share one do not wait long. */
const spinsBesideOthers = 2000;

/**
 * Trains `job.model` in place and returns what was done: in workers where the model's memory is shared, else on this thread, with
 * pauses that let the event loop turn.
 *
 * Threads take chunks in turn and update the rows without locks (Hogwild: Recht et al. 2011), so that with more than one thread no two
 * runs are the same; with one thread they are. The threads of a model in lockstep do every chunk together, each on its columns of the
 * rows, and give the same bits whatever their number.
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
  const lockstep = model.lockstep && model.module !== undefined;
  const chunks = batches.length * epochs;

  let state: TrainingState = job.from ?? { nextChunk: 0, tallies: [], seconds: 0 };
  for (const [epoch, tally] of state.tallies.entries()) control.record(0, epoch, tally);
  while (state.nextChunk < chunks) {
    control.start(state.nextChunk);
    const task: Task = {
      ...{ batches, epochs, schedule, threads, lockstep, control: buffer },
      batchesAtOnce: job.batchesAtOnce,
      firstChunk: state.nextChunk,
      spins: threads <= availableThreads() ? spinsBesideOthers : 0,
    };
    // Where nobody asks for the state, an abort need not wait for the batches at hand.
    const discarded = job.onCheckpoint ? undefined : job.signal;
    const seconds = await runLeg(job, control, state, (watch) =>
      inWorkers ? runInWorkers(task, model, discarded) : runHere(task, model, watch.reportIfDue, discarded),
    );
    state = {
      nextChunk: Math.min(control.nextChunk(), chunks),
      tallies: Array.from({ length: epochs }, (_, epoch) => control.tallyOf(epoch)),
      seconds: state.seconds + seconds,
    };
    checkLosses(state);
    if (state.nextChunk < chunks) await job.onCheckpoint?.(state);
    job.signal?.throwIfAborted();
  }
  return reportOf(job, state);
}

/** Trains until the end, an abort or the next checkpoint; returns the seconds that it took. */
async function runLeg(
  job: TrainingJob,
  control: Control,
  { seconds }: TrainingState,
  run: (watch: ProgressWatch) => Promise<void>,
): Promise<number> {
  const started = performance.now();
  const watch = watchProgress(job, control, started - 1000 * seconds);
  const stop = (): void => control.stop();
  job.signal?.addEventListener('abort', stop);
  const timer = job.onCheckpoint && setTimeout(stop, 1000 * (job.checkpointSeconds ?? 60));
  try {
    await run(watch);
    const elapsed = (performance.now() - started) / 1000;
    watch.report();
    return elapsed;
  } finally {
    clearTimeout(timer);
    watch.end();
    job.signal?.removeEventListener('abort', stop);
  }
}

function isShared(buffer: ArrayBufferLike): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && buffer instanceof SharedArrayBuffer;
}

function checkLosses({ tallies }: TrainingState): void {
  const diverged = tallies.findIndex(({ loss }) => !Number.isFinite(loss));
  if (diverged < 0) return;
  throw new FirthError('DIVERGED', `the loss of epoch ${diverged + 1} is not a number: use a smaller learning rate`);
}

function reportOf(
  { batches, epochs, wordsPerToken, model }: TrainingJob,
  { tallies, seconds }: TrainingState,
): TrainingReport {
  return {
    seconds,
    wordsPerSecond: (tokensIn(batches) * epochs * wordsPerToken) / seconds,
    epochLosses: tallies.map(({ loss, pairs }) => (pairs > 0 ? loss / pairs : 0)),
    threads: model.threads.length,
    modelBytes: model.memory.buffer.byteLength,
  };
}
