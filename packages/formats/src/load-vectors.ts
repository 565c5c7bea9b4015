import type { WordVectors } from '@firth/core';
import { openFile } from '@firth/files';
import { type ReadVectorsOptions, readVectors } from './read-vectors.ts';

/**
 * Returns the vectors in the file at `path`, in any format that is known, told by its content and not by its name. The file may be gzip.
 *
 * @throws FirthError `IO` when the file cannot be read; else what {@link readVectors} throws
 *
 * @example
 * ```ts
 * const vectors = await loadVectors('GoogleNews-vectors-negative300.bin.gz', { limit: 500_000 });
 * console.log(vectors.vocabulary.size, vectors.dimensions); // 500000 300
 * ```
 */
export async function loadVectors(path: string | URL, options: ReadVectorsOptions = {}): Promise<WordVectors> {
  return readVectors(await openFile(path), { name: String(path), ...options });
}
