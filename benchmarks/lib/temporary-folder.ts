import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { folders } from './folders.ts';

/**
 * Returns what `action` returns, which it is given a folder of its own for; the folder goes with it, also when the run is interrupted:
 * what the benchmarks write there is large.
 */
export async function withTemporaryFolder<T>(action: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(folders.cache, { recursive: true });
  const folder = mkdtempSync(join(folders.cache, 'run-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const interrupt = (): void => {
    remove();
    process.exit(130);
  };
  process.once('SIGINT', interrupt);
  try {
    return await action(folder);
  } finally {
    process.off('SIGINT', interrupt);
    remove();
  }
}
