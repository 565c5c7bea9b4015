import { createCooccurrenceCounter } from '@firth/kernel/cooccurrence';
import type { Instructions } from '@firth/kernel/runtime';
import { runProducer } from '@firth/training';
import type { CountingSettings } from '../settle-counting.ts';
import { fillCounter } from './fill-counter.ts';
import type { NeighborWeights } from './neighbor-weights.ts';
import { bytesOf, memoryRun, type RowBlock, type Run } from './row-block.ts';
import { cutRows, entryBytes, type RowRange } from './row-ranges.ts';
import type { RunFile } from './run-file.ts';
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
  const { settings, weights, signal } = options;
  const { window, symmetric, threads } = settings;
  const words = part.counts.length;
  const ranges = cutRows(part.counts, symmetric ? 2 * window : window);
  const shared = options.instructions !== 'plain' && typeof SharedArrayBuffer !== 'undefined';
  const counter = await createCooccurrenceCounter(
    {
      ...{ words, window, symmetric, tokens: part.tokens, sentences: part.sentences },
      rows: Math.max(...ranges.map(({ first, end }) => end - first)),
      records: Math.max(...ranges.map(({ mostEntries }) => mostEntries)),
      threads: shared ? Math.min(threads, ranges.length) : 1,
    },
    { shared, instructions: options.instructions },
  );
  await fillCounter(counter, part, weights, signal);

  const budget = settings.memoryLimit / 4;
  let kept: RowBlock[] = [];
  let file: RunFile | undefined;
  let [keptBytes, entries, done] = [0, 0, 0];
  const spill = async (): Promise<void> => {
    file ??= await options.newFile();
    for (const block of kept) await file.append(block);
    kept = [];
    keptBytes = 0;
  };
  for (const group of groupRanges(ranges, budget)) {
    const blocks = await runProducer({
      producer: counter,
      ranges: group,
      signal,
      onProgress: (fraction) => options.onProgress((done + fraction * group.length) / ranges.length, entries),
    });
    for (const [i, parts] of blocks.entries()) {
      const block = toBlock(group[i]!, parts);
      kept.push(block);
      keptBytes += bytesOf(block);
      entries += block.columns.length;
    }
    done += group.length;
    options.onProgress(done / ranges.length, entries);
    if (keptBytes > budget) await spill();
  }
  if (!file && options.keepsAll) return memoryRun(kept);
  await spill();
  return file!;
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
