import { FirthError } from '@firth/core';
import { compressionOf, decompress, magicBytes, peek, readBytes } from '@firth/files';
import { defaultLimits, type Limits } from './limits.ts';
import type { ReadOptions, VectorSource } from './read-options.ts';

/** A source that is open: its bytes, inflated where they were packed. */
export interface VectorInput {
  /** A chunk is valid until the next one is asked for. */
  readonly chunks: AsyncIterableIterator<Uint8Array>;
  /** How many bytes there are in all, where that is known before they are read. */
  readonly byteLength: number | undefined;
  /** Where an error is, as far as that is known: the file. */
  readonly place: { readonly file?: string };
  readonly limits: Limits;
  /** Rows to read at most. */
  readonly mostRows: number;
}

/** Half of what is default: larger chunks are no faster to parse, and there are three of them at a time. */
const chunkBytes = 1 << 19;

/**
 * Calls `use` with the opened source and closes it, however `use` ends.
 *
 * @throws FirthError `BAD_OPTION` for a limit that is no count
 */
export async function withInput<T>(
  source: VectorSource,
  options: ReadOptions,
  use: (input: VectorInput) => Promise<T>,
): Promise<T> {
  const { limit: mostRows = Number.POSITIVE_INFINITY } = options;
  if (!(mostRows >= 0 && (Number.isInteger(mostRows) || mostRows === Number.POSITIVE_INFINITY))) {
    throw new FirthError('BAD_OPTION', `limit is ${mostRows}; it should be a whole number of words, 0 or more`);
  }
  const file = options.name ?? (source instanceof File ? source.name : undefined);
  const { head, chunks } = await peek(
    readBytes(source, { file, signal: options.signal, chunkBytes, reuseBuffers: true }),
    magicBytes,
  );
  const isPacked = compressionOf(head) !== undefined;
  const inflated = isPacked ? decompress(chunks, { file, reuseBuffers: true }) : chunks;
  try {
    return await use({
      chunks: inflated,
      byteLength: source instanceof Blob && !isPacked ? source.size : undefined,
      place: file === undefined ? {} : { file },
      limits: { ...defaultLimits, ...options.limits },
      mostRows,
    });
  } finally {
    await inflated.return?.();
    await chunks.return?.();
  }
}
