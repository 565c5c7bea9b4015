import { ioError } from './io-error.ts';

/**
 * Yields what comes in on the standard input, in the pieces it comes in.
 *
 * @throws FirthError `IO` when it cannot be read
 *
 * @example
 * ```ts
 * let bytes = 0;
 * for await (const chunk of readStdin()) bytes += chunk.length;
 * console.log(bytes); // 0
 * ```
 */
export async function* readStdin(): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
      yield new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length);
    }
  } catch (error) {
    throw ioError('stdin', 'be read', error);
  }
}
