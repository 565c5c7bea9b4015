import { proxy, type Remote, wrap } from 'comlink';
import type { TrainingApi, TrainingOrder, TrainingOutcome, TrainingReport } from './training-api.ts';

let worker: Remote<TrainingApi> | undefined;

/** Returns the worker that trains, so that the page stays free; the first call starts it. */
export function trainer(): Remote<TrainingApi> {
  worker ??= wrap<TrainingApi>(new Worker(new URL('./training.worker.ts', import.meta.url), { type: 'module' }));
  return worker;
}

/** Trains in the worker, which tells `onReport` how far it is. */
export function train(order: TrainingOrder, onReport: (report: TrainingReport) => void): Promise<TrainingOutcome> {
  return trainer().train(order, proxy(onReport));
}
