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
}

/** Half of what is default: larger chunks are no faster to parse, and there are three of them at a time. */
const chunkBytes = 1 << 19;

/** Calls `use` with the opened source and closes it, however `use` ends. */
export async function withInput<T>(
  source: VectorSource,
  options: ReadOptions,
  use: (input: VectorInput) => Promise<T>,
): Promise<T> {
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
    });
  } finally {
    await inflated.return?.();
    await chunks.return?.();
  }
}
