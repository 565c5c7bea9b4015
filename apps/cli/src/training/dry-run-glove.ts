import type { Cooccurrences } from '@firth/glove';
import { type GloVeFlags, toGloVeOptions } from '../options/glove.ts';
import { type OutputOptions, present } from '../output.ts';
import type { Session } from '../session.ts';
import { formatBytes, formatNumberOf, formatSeconds, formatSpeed } from '../terminal/numbers.ts';

/** Bytes of a count as it is trained on; of its pair and number as counted; of the runtime with its code. */
const recordBytes = 8;
const countBytes = 12;
const runtimeBytes = 95e6;

/** Tells what training would take: memory from the sizes of its parts, time from one epoch. */
export async function dryRunGloVe(
  counts: Cooccurrences,
  options: GloVeFlags & OutputOptions,
  { signal }: Session,
): Promise<void> {
  const { trainGloVe: trainOn } = await import('@firth/glove');
  const { vocabulary, size } = counts;
  const { dimensions, epochs } = options;
  const { report } = await trainOn(counts, { ...toGloVeOptions(options), epochs: 1, signal });
  const { threads, wordsPerSecond } = report;
  const seconds = report.seconds * epochs;
  const rows = 2 * vocabulary.size * (8 * (dimensions + 2) + 4 * dimensions);
  const memory = runtimeBytes + rows + size * (recordBytes + countBytes);
  await present(
    options,
    {
      words: counts.words,
      pairs: size,
      count: vocabulary.size,
      dims: dimensions,
      memory,
      seconds,
      wordsPerSecond,
      threads,
    },
    () => [
      `memory  about ${formatBytes(memory)}`,
      `time    about ${formatSeconds(seconds)}, at ${formatSpeed(wordsPerSecond)} with ${formatNumberOf(threads, 'thread')}`,
    ],
  );
}
