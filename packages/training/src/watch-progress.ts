import type { Progress, TokenBatch } from '@firth/core';
import type { Control, Tally } from './control.ts';
import { learningRateAt, type Schedule } from './schedule.ts';
import { tokensIn } from './tokens-in.ts';

/** What is watched: the parts of a job that progress is made of. */
export interface WatchedJob {
  readonly batches: readonly TokenBatch[];
  readonly epochs: number;
  readonly schedule: Schedule;
  readonly wordsPerToken: number;
  onProgress?(progress: Progress): void;
}

/** A watch over a run. */
export interface ProgressWatch {
  /** Reports now. */
  readonly report: () => void;
  /** Reports if the last report is old: for whoever keeps the timer from firing. */
  readonly reportIfDue: () => void;
  /** Reports no more. */
  readonly end: () => void;
}

const interval = 100; // milliseconds

/** Reports the state of `control` to `job.onProgress` ten times a second, until ended. */
export function watchProgress(job: WatchedJob, control: Control, started: number): ProgressWatch {
  if (!job.onProgress) return { report() {}, reportIfDue() {}, end() {} };
  const tokensInAll = tokensIn(job.batches) * job.epochs;
  let before: Tally = { tokens: 0, pairs: 0, loss: 0 };
  let loss = Number.NaN;
  let due = started + interval;

  const report = (): void => {
    const now = performance.now();
    due = now + interval;
    const done = tallyOfRun(control, job.epochs);
    if (done.pairs > before.pairs) loss = (done.loss - before.loss) / (done.pairs - before.pairs);
    before = done;
    const fraction = done.tokens / tokensInAll;
    job.onProgress?.({
      fraction,
      epoch: Math.min(job.epochs - 1, Math.floor(fraction * job.epochs)),
      learningRate: learningRateAt(job.schedule, fraction),
      wordsPerSecond: (done.tokens * job.wordsPerToken * 1000) / (now - started),
      loss,
    });
  };
  const timer = setInterval(report, interval);
  return {
    report,
    reportIfDue: () => {
      if (performance.now() >= due) report();
    },
    end: () => clearInterval(timer),
  };
}

function tallyOfRun(control: Control, epochs: number): Tally {
  let [tokens, pairs, loss] = [0, 0, 0];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const tally = control.tallyOf(epoch);
    tokens += tally.tokens;
    pairs += tally.pairs;
    loss += tally.loss;
  }
  return { tokens, pairs, loss };
}
