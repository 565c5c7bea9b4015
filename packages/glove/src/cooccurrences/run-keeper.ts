import { bytesOf, memoryRun, type RowBlock, type Run } from './row-block.ts';
import type { RunFile } from './run-file.ts';

/** Keeps the rows of one run in memory, and in a file what grows beyond a budget. */
export interface RunKeeper {
  /** Entries so far. */
  readonly entries: number;
  /** Takes rows that follow those taken before; the budget is looked at when all of `blocks` are taken. */
  add(blocks: readonly RowBlock[]): Promise<void>;
  /** Returns the run: in memory if nothing has gone to a file yet and all may stay, else in the file. */
  finish(mayStay: boolean): Promise<Run>;
}

/** Returns an empty keeper that holds `budget` bytes, and asks for a file when it needs one. */
export function createRunKeeper(budget: number, newFile: () => Promise<RunFile>): RunKeeper {
  let kept: RowBlock[] = [];
  let file: RunFile | undefined;
  let [bytes, entries] = [0, 0];

  async function spill(): Promise<RunFile> {
    file ??= await newFile();
    for (const block of kept) await file.append(block);
    kept = [];
    bytes = 0;
    return file;
  }

  return {
    get entries() {
      return entries;
    },
    async add(blocks) {
      kept.push(...blocks);
      for (const block of blocks) {
        bytes += bytesOf(block);
        entries += block.columns.length;
      }
      if (bytes > budget) await spill();
    },
    finish: async (mayStay) => (mayStay && !file ? memoryRun(kept) : spill()),
  };
}
