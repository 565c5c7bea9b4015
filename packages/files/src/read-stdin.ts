import { ioError } from './io-error.ts';

/**
 * Yields what comes in on the standard input, in the pieces it comes in.
 *
 * @throws FirthError `IO` when it cannot be read
 *
 * @example
 * ```ts
 * for await (const chunk of decompress(readStdin())) console.log(chunk.length);
 * ```
 */
export async function* readStdin(): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* process.stdin as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw ioError('stdin', 'be read', error);
  }
}
