import { FirthError } from '@firth/core';
import { decompress, openFile, readBytes, readStdin } from '@firth/files';

/** A string of JavaScript cannot be longer; the largest tokenizer.json that is published has 35 MB. */
const mostBytes = 512 * 2 ** 20;

/**
 * Returns the whole file at `path`, unpacked; stdin where it is `-`.
 *
 * @throws FirthError `LIMIT` for more than 512 MiB, and what reading throws
 */
export async function readFile(path: string, { signal }: { readonly signal: AbortSignal }): Promise<Uint8Array> {
  const file = path === '-' ? 'stdin' : path;
  const source = path === '-' ? readStdin() : await openFile(path);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of decompress(readBytes(source, { file, signal }), { file })) {
    length += chunk.length;
    if (length > mostBytes) throw new FirthError('LIMIT', `is larger than ${mostBytes} bytes`, { file });
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
