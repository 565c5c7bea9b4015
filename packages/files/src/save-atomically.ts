import * as fileSystem from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Chunks, type SaveOptions, saveThrough } from './save-through.ts';

/**
 * Saves `chunks` as the file at `path` so that whoever opens it, at any moment and after any crash, finds the old file
 * whole or the new one whole. Resolves when the new one is on the disk.
 *
 * The bytes go to a temporary file in the same folder, which takes the name of the old one when all is written; on any
 * failure it is removed, and what a killed process left behind goes at the next save. A link keeps pointing where it
 * did, and a file that is replaced hands on its permissions. A chunk is written while the next one is made: it must
 * stay as it is until the one after that is asked for.
 *
 * @throws FirthError `IO`, naming the path, when the system refuses; an error of `chunks` itself as it is
 *
 * @example
 * ```ts
 * const lines = ['the\n', 'of\n'].map((line) => new TextEncoder().encode(line));
 * await saveAtomically('words.txt', lines);
 * await saveAtomically('words.txt.gz', lines, { gzip: true });
 * ```
 */
export async function saveAtomically(path: string | URL, chunks: Chunks, options: SaveOptions = {}): Promise<void> {
  await saveThrough(fileSystem, typeof path === 'string' ? path : fileURLToPath(path), chunks, options);
}
