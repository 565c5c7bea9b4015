import type { FileHandle } from 'node:fs/promises';

/** Has the disk take what is written of a file while more is made, so that the fsync at the end finds little to wait for. */
export interface EarlySync {
  /** Counts bytes that are written; every so often a sync begins. */
  wrote(bytes: number): void;
  /** Resolves when no sync is under way, and rejects when one failed: a system tells of a failure once, so that the fsync at the end may not. */
  settled(): Promise<void>;
}

/** A sync of less costs more than it saves. */
const bytesPerSync = 16 * 2 ** 20;

/** Returns the {@link EarlySync} of a file, of which one sync at a time is under way, and none after one that failed. */
export function createEarlySync(file: Pick<FileHandle, 'datasync'>): EarlySync {
  let unsynced = 0;
  let isUnderWay = false;
  let last: Promise<void> = Promise.resolve();
  const sync = async (): Promise<void> => {
    unsynced = 0;
    isUnderWay = true;
    await file.datasync();
    isUnderWay = false;
  };
  return {
    wrote(bytes) {
      unsynced += bytes;
      if (unsynced < bytesPerSync || isUnderWay) return;
      last = sync();
      last.catch(() => {}); // Awaited when all is written.
    },
    settled: () => last,
  };
}
