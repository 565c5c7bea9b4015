import { type OutputOptions, present } from '../output.ts';
import { formatBytes, formatNumberOf, formatSeconds, formatSpeed } from '../terminal/numbers.ts';

/** What a training would take. */
export interface TrainingEstimate {
  /** Bytes. */
  readonly memory: number;
  readonly seconds: number;
  readonly wordsPerSecond: number;
  readonly threads: number;
}

/** Bytes of the runtime with its code, as measured. */
export const runtimeBytes = 95e6;

/** Tells what a training would take; `facts` say on what, in the JSON document alone. */
export function tellEstimate(
  facts: Readonly<Record<string, number>>,
  estimate: TrainingEstimate,
  options: OutputOptions,
): Promise<void> {
  const { memory, seconds, wordsPerSecond, threads } = estimate;
  return present(options, { ...facts, memory, seconds, wordsPerSecond, threads }, () => [
    `memory  about ${formatBytes(memory)}`,
    `time    about ${formatSeconds(seconds)}, at ${formatSpeed(wordsPerSecond)} with ${formatNumberOf(threads, 'thread')}`,
  ]);
}
