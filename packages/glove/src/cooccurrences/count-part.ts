import { type CooccurrenceCounter, createCooccurrenceCounter } from '@firth/kernel/cooccurrence';
import type { Instructions } from '@firth/kernel/runtime';
import { runProducer } from '@firth/training';
import type { CountingSettings } from '../settle-counting.ts';
import { fillCounter } from './fill-counter.ts';
import type { NeighborWeights } from './neighbor-weights.ts';
import type { RowBlock, Run } from './row-block.ts';
import { cutRows, entryBytes, type RowRange } from './row-ranges.ts';
import type { RunFile } from './run-file.ts';
import { createRunKeeper } from './run-keeper.ts';
import type { TextPart } from './text-parts.ts';

/** How a part of a text is counted. */
export interface PartOptions {
  readonly settings: CountingSettings;
  readonly weights: NeighborWeights;
  /** Whether what fits in memory may stay there. */
  readonly keepsAll: boolean;
  readonly instructions?: Instructions | undefined;
  readonly signal?: AbortSignal | undefined;
  newFile(): Promise<RunFile>;
  onProgress(fraction: number, entries: number): void;
}

/** Counts in one part of a text and returns the run of its rows: in memory if it is the only part and all fits, else in a file. */
export async function countPart(part: TextPart, options: PartOptions): Promise<Run> {
  const { settings, weights, keepsAll, newFile, signal } = options;
  const ranges = cutRows(part.counts, settings.symmetric ? 2 * settings.window : settings.window);
  const counter = await prepareCounter(part, ranges, options);
  await fillCounter(counter, part, weights, signal);

  const budget = settings.memoryLimit / 4;
  const keeper = createRunKeeper(budget, newFile);
  let done = 0;
  const report = (fraction: number): void => options.onProgress(fraction / ranges.length, keeper.entries);
  for (const group of groupRanges(ranges, budget)) {
    const onProgress = (fraction: number): void => report(done + fraction * group.length);
    const products = await runProducer({ producer: counter, ranges: group, signal, onProgress });
    await keeper.add(products.map((parts, i) => toBlock(group[i]!, parts)));
    done += group.length;
    report(done);
  }
  return keeper.finish(keepsAll);
}

function prepareCounter(
  { counts, tokens, sentences }: TextPart,
  ranges: readonly RowRange[],
  { settings, instructions }: PartOptions,
): Promise<CooccurrenceCounter> {
  const { window, symmetric, threads } = settings;
  const shared = instructions !== 'plain' && typeof SharedArrayBuffer !== 'undefined';
  const shape = {
    ...{ words: counts.length, window, symmetric, tokens, sentences },
    rows: Math.max(...ranges.map(({ first, end }) => end - first)),
    records: Math.max(...ranges.map(({ mostEntries }) => mostEntries)),
    threads: shared ? Math.min(threads, ranges.length) : 1,
  };
  return createCooccurrenceCounter(shape, { shared, instructions });
}

/** Groups of ranges that follow each other, each of no more than `budget` bytes if that is possible. */
function groupRanges(ranges: readonly RowRange[], budget: number): RowRange[][] {
  const groups: RowRange[][] = [];
  let room = 0;
  for (const range of ranges) {
    const bytes = range.mostEntries * entryBytes;
    if (bytes > room) {
      groups.push([]);
      room = budget;
    }
    groups.at(-1)!.push(range);
    room -= bytes;
  }
  return groups;
}

function toBlock({ first }: RowRange, parts: readonly ArrayBuffer[]): RowBlock {
  const [rowSizes, columns, counts] = parts as readonly [ArrayBuffer, ArrayBuffer, ArrayBuffer];
  return {
    firstRow: first,
    rowSizes: new Uint32Array(rowSizes),
    columns: new Uint32Array(columns),
    counts: new Float64Array(counts),
  };
}
