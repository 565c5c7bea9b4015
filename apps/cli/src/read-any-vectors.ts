import type { WordVectors } from '@firth/core';
import { readStdin } from '@firth/files';
import { type LoadVectorsOptions, loadVectors, readVectors } from '@firth/formats';

/** Reads vectors from the file at `path`, or from stdin where it is `-`; the format is told by the content unless `options` name it. */
export async function readAnyVectors(path: string, options: LoadVectorsOptions): Promise<WordVectors> {
  return path === '-' ? readVectors(readStdin(), { ...options, name: 'stdin' }) : loadVectors(path, options);
}
