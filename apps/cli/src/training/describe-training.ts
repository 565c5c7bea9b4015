import type { TrainingReport } from '@firth/training';
import { formatNumberOf, formatSeconds, formatSpeed } from '../terminal/numbers.ts';

/** Returns how a training went: its time, its pace, and its last loss with `digits` behind the point. */
export function describeTraining(
  { seconds, wordsPerSecond, threads, epochLosses }: TrainingReport,
  digits = 3,
): string {
  const pace = `${formatSpeed(wordsPerSecond)}, ${formatNumberOf(threads, 'thread')}`;
  return `${formatSeconds(seconds)}, ${pace}, loss ${epochLosses.at(-1)!.toFixed(digits)}`;
}
