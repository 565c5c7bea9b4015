import { median } from '../statistics.ts';
import { formatNumber, type Table } from '../table.ts';
import type { TrainerRun } from './compare-trainers.ts';

/** Two trainers to compare: how many times as fast the first is as the second. */
export type Pair = readonly [faster: string, slower: string];

/** Returns the table of the ratios of words/s, median by median, of those `pairs` of which both were run. */
export function ratioTable(pairs: readonly Pair[], runs: readonly TrainerRun[]): Table {
  const speedOf = (name: string): number =>
    median(runs.filter(({ trainer }) => trainer === name).map(({ wordsPerSecond }) => wordsPerSecond));
  const rows = pairs
    .map(([a, b]) => [`${a} ÷ ${b}`, speedOf(a) / speedOf(b)] as const)
    .filter(([, ratio]) => !Number.isNaN(ratio))
    .map(([name, ratio]) => [name, formatNumber(ratio, 2)]);
  return { title: 'Ratios of words/s', columns: ['ratio', 'times'], rows };
}
