import type * as promises from 'node:fs/promises';

/** The part of `node:fs/promises` that {@link saveAtomically} uses; tests pass one that fails. */
export type FileSystem = Pick<typeof promises, 'open' | 'realpath' | 'rename' | 'stat' | 'unlink'> & {
  readdir(path: string): Promise<string[]>;
};
