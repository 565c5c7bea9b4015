import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { FirthError } from '@firth/core';
import { ioError } from './io-error.ts';

const paths = new WeakMap<Blob, string>();

/**
 * Returns the file at `path` as a `Blob`: nothing is read yet, and any part can be.
 *
 * @throws FirthError `IO`, naming the path, when there is no such file, it may not be read, or it is no regular file: a
 * directory, a device, or a pipe (which {@link readStdin} reads)
 *
 * @example
 * ```ts
 * await saveAtomically('words.txt', [new TextEncoder().encode('the of and')]);
 * const blob = await openFile('words.txt');
 * console.log(blob.size, await blob.slice(4, 6).text()); // 10 of
 * ```
 */
export async function openFile(path: string | URL): Promise<Blob> {
  const name = typeof path === 'string' ? path : fileURLToPath(path);
  try {
    const status = await stat(name);
    if (status.isDirectory()) throw new FirthError('IO', 'is a directory', { file: name });
    if (!status.isFile()) throw new FirthError('IO', 'is not a regular file', { file: name });
    const blob = await openAsBlob(name);
    paths.set(blob, name);
    return blob;
  } catch (error) {
    throw ioError(name, 'be opened', error);
  }
}

/** Returns the path of a blob that {@link openFile} made; of a slice of it `undefined`. */
export function pathOf(blob: Blob): string | undefined {
  return paths.get(blob);
}
