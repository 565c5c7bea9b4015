import type { WordVectors } from '@firth/core';
import { openFile, readStdin } from '@firth/files';
import { type ReadVectorsOptions, readVectors } from '@firth/formats';

/** Reads vectors from the file at `path`, or from stdin where it is `-`; the format is told by the content unless `options` name it. */
export async function readAnyVectors(path: string, options: ReadVectorsOptions): Promise<WordVectors> {
  if (path === '-') return readVectors(readStdin(), { ...options, name: 'stdin' });
  return readVectors(await openFile(path), { ...options, name: path });
}
