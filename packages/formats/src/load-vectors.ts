import type { WordVectors } from '@firth/core';
import { openFile } from '@firth/files';
import { type ReadVectorsOptions, readVectors } from './read-vectors.ts';

/**
 * Returns the vectors in the file at `path`, in any format that is known, told by its content and not by its name. The
 * file may be gzip.
 *
 * @throws FirthError `IO` when the file cannot be read; else what {@link readVectors} throws
 *
 * @example
 * ```ts
 * const three = await readVectors(new Blob(['3 2\nking 1 0\nqueen 0.5 1\nrook 0 2\n']));
 * await saveVectors('three.bin.gz', three);
 * const vectors = await loadVectors('three.bin.gz', { limit: 2 });
 * console.log(vectors.vocabulary.size, vectors.dimensions); // 2 2
 * ```
 */
export async function loadVectors(path: string | URL, options: ReadVectorsOptions = {}): Promise<WordVectors> {
  return readVectors(await openFile(path), { name: String(path), ...options });
}
