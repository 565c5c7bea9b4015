import { FirthError, type RunOptions } from '@firth/core';
import type { ModelShape } from '../model/shape.ts';
import type { LanguageModelCheckpoint } from './checkpoint.ts';
import { modelOptimizer, type OptimizerMemory } from './model-optimizer.ts';
import type { NetworkPool } from './network-pool.ts';
import type { Settings } from './settings.ts';
import { type WarmupCosine, warmupCosineAt } from './warmup-cosine.ts';
import type { Windows } from './windows.ts';

/** A network, the windows that it is trained on, and how. */
export interface StepsJob extends RunOptions {
  readonly pool: NetworkPool;
  readonly shape: ModelShape;
  readonly windows: Windows;
  readonly settings: Settings;
  readonly wordsPerToken: number;
  readonly from?: LanguageModelCheckpoint | undefined;
  /** Keeps the run as it is after so many steps and seconds. */
  keep?(state: LanguageModelCheckpoint['state'], optimizer: OptimizerMemory): void | Promise<void>;
  readonly checkpointSeconds?: number | undefined;
}

/** What the steps did. */
export interface StepsReport {
  readonly steps: number;
  readonly seconds: number;
  readonly tokensPerSecond: number;
  readonly loss: number;
}

const progressInterval = 100; // milliseconds

/** Trains the network of `job` in place. An aborted run is kept before it ends. */
export async function runSteps(job: StepsJob): Promise<StepsReport> {
  const { pool, shape, windows, settings, from, signal, checkpointSeconds = 60 } = job;
  const schedule = scheduleOf(settings, windows);
  const { steps } = schedule;
  const optimizer = modelOptimizer(shape, pool.parameters, { ...settings, from: from?.optimizer });
  const secondsBefore = from?.state.seconds ?? 0;
  const started = performance.now();
  let keptFor = 0;
  const seconds = (): number => secondsBefore + (performance.now() - started - keptFor) / 1000;
  const lastLosses: number[] = [];
  let [done, tokens, lossSum, lossCount] = [from?.state.steps ?? 0, 0, 0, 0];
  const firstStep = done;
  let [reportDue, keepDue] = [started + progressInterval, started + 1000 * checkpointSeconds];

  const keep = async (): Promise<void> => {
    const begun = performance.now();
    await job.keep?.({ steps: done, seconds: seconds() }, optimizer.state());
    keptFor += performance.now() - begun;
    keepDue = performance.now() + 1000 * checkpointSeconds;
  };
  const report = (learningRate: number): void => {
    const elapsed = (performance.now() - started - keptFor) / 1000;
    job.onProgress?.({
      fraction: done / steps,
      epoch: Math.floor((done - 1) / windows.stepsPerEpoch),
      learningRate,
      wordsPerSecond: (tokens * job.wordsPerToken) / elapsed,
      loss: lossSum / lossCount,
    });
    [lossSum, lossCount] = [0, 0];
    reportDue = performance.now() + progressInterval;
  };

  while (done < steps) {
    const batch = windows.batchAt(done);
    const loss = (await pool.gradientOf(batch)) / batch.ids.length;
    if (!Number.isFinite(loss))
      throw new FirthError('DIVERGED', `the loss of step ${done + 1} is not a number: use a smaller learning rate`);
    const learningRate = warmupCosineAt(schedule, done);
    optimizer.step(pool.gradient, learningRate);
    done++;
    tokens += batch.ids.length;
    lossSum += loss;
    lossCount++;
    if (done > 0.9 * steps) lastLosses.push(loss);
    if (performance.now() >= reportDue || done === steps) report(learningRate);
    if (done < steps && (signal?.aborted || performance.now() >= keepDue)) await keep();
    signal?.throwIfAborted();
  }
  const elapsed = seconds();
  return {
    steps,
    seconds: elapsed,
    tokensPerSecond: done > firstStep ? tokens / (elapsed - secondsBefore) : 0,
    loss: lastLosses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, lastLosses.length),
  };
}

function scheduleOf(settings: Settings, { stepsPerEpoch }: Windows): WarmupCosine {
  const { learningRate, minLearningRate, epochs } = settings;
  const steps = settings.steps ?? epochs * stepsPerEpoch;
  const warmupSteps = settings.warmupSteps ?? Math.min(200, Math.ceil(steps / 20));
  return { learningRate, minLearningRate, warmupSteps, steps };
}
