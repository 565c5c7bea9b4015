import { FirthError } from '@firth/core';
import { decompress, openFile, readBytes, readStdin } from '@firth/files';

/** Test sets have a few hundred kilobytes; whoever names a corpus here by mistake shall not wait for its end. */
const mostBytes = 64 * 2 ** 20;

/**
 * Reads the whole text in the file at `path`, packed or not; stdin where it is `-`.
 *
 * @throws FirthError `LIMIT` for more than 64 MiB, and what reading throws
 */
export async function readText(path: string, signal: AbortSignal): Promise<string> {
  const file = path === '-' ? 'stdin' : path;
  const source = path === '-' ? readStdin() : await openFile(path);
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of decompress(readBytes(source, { file, signal }), { file })) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new FirthError('LIMIT', `is larger than ${mostBytes} bytes`, { file });
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
