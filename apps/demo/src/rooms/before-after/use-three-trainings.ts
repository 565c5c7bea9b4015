import { useEffect, useState } from 'preact/hooks';
import { messageOf } from '../../shell/use-answer.ts';
import { train, trainer } from '../../training/trainer.ts';
import type { RunSettings, TrainingReport } from '../../training/training-api.ts';

/** The cosines of the pairs at one moment of a run. */
export interface Moment {
  /** Part of the run that is done. */
  readonly fraction: number;
  readonly cosines: readonly number[];
}

/** Runs that differ in nothing but the seed. */
export interface Trainings {
  /** The moments of each run so far. */
  readonly runs: readonly (readonly Moment[])[];
  /** How often each word occurs in the text. */
  readonly counts: readonly number[];
  readonly isRunning: boolean;
  readonly failure?: string | undefined;
  start(words: readonly string[]): Promise<void>;
  stop(): void;
}

export const seeds = [1, 2, 3];

/** Every word has a vector, were it seen but once. */
const settings: Omit<RunSettings, 'seed' | 'threads'> = {
  ...{ architecture: 'skip-gram', dimensions: 100, window: 5, epochs: 5, learningRate: 0.025 },
  ...{ minCount: 1, subsample: 1e-3 },
};

/** Returns what is seen of trainings on the text of the page, one for each of {@link seeds}. */
export function useThreeTrainings(threads: number): Trainings {
  const [runs, setRuns] = useState<Trainings['runs']>([]);
  const [counts, setCounts] = useState<readonly number[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const [failure, setFailure] = useState<string>();
  useEffect(() => () => void trainer().stop(), []);

  const listen = (report: TrainingReport): void => {
    if (report.type === 'text') setCounts(report.counts);
    if (report.type !== 'snapshot') return;
    const { fraction, cosines } = report;
    setRuns((before) => [...before.slice(0, -1), [...(before.at(-1) ?? []), { fraction, cosines }]]);
  };
  const start = async (words: readonly string[]): Promise<void> => {
    setFailure(undefined);
    setRuns([]);
    setIsRunning(true);
    try {
      for (const seed of seeds) {
        setRuns((before) => [...before, []]);
        const order = { source: 'bundled', settings: { ...settings, seed, threads }, compared: words } as const;
        const { isStopped } = await train(order, listen);
        if (isStopped) break;
      }
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setIsRunning(false);
    }
  };
  return { runs, counts, isRunning, failure, start, stop: () => void trainer().stop() };
}
