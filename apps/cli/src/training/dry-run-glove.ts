import type { Cooccurrences } from '@firth/glove';
import { type GloVeFlags, toGloVeOptions } from '../options/glove.ts';
import type { OutputOptions } from '../output.ts';
import type { Session } from '../session.ts';
import { runtimeBytes, tellEstimate } from './tell-estimate.ts';

/** Bytes of a count as it is trained on; of its pair and number as counted. */
const recordBytes = 8;
const countBytes = 12;

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
  const facts = { words: counts.words, pairs: size, count: vocabulary.size, dims: dimensions };
  await tellEstimate(facts, { memory, seconds, wordsPerSecond, threads }, options);
}
