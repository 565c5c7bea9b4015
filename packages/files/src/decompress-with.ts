import { FirthError } from '@firth/core';
import { compressionOf, magicBytes } from './compression-of.ts';
import { peek } from './peek.ts';

export interface DecompressOptions {
  /** What to call the file in errors. */
  readonly file?: string | undefined;
  /**
   * Inflated bytes beyond which the stream is refused with the code `LIMIT`: the guard against a gzip bomb. Default 64
   * GiB.
   */
  readonly maximumBytes?: number | undefined;
  /** Lets a chunk's memory go when the next one is asked for, rather than when it is collected. Default false. */
  readonly reuseBuffers?: boolean | undefined;
}

/** Inflates a gzip stream; whatever goes wrong in it is a `FirthError`. */
export type Inflate = (
  chunks: AsyncIterable<Uint8Array>,
  place: { file?: string },
  reuseBuffers: boolean,
) => AsyncIterable<Uint8Array>;

const defaultMaximumBytes = 64 * 2 ** 30;

/**
 * Yields the bytes behind `chunks`: inflated by `inflate` where they begin as gzip does, passed through where nothing
 * packed them.
 */
export async function* decompressWith(
  inflate: Inflate,
  chunks: AsyncIterable<Uint8Array>,
  options: DecompressOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const place = options.file === undefined ? {} : { file: options.file };
  const peeked = await peek(chunks, magicBytes);
  const compression = compressionOf(peeked.head);
  if (compression === undefined) {
    yield* peeked.chunks;
  } else if (compression === 'gzip') {
    const inflated = inflate(peeked.chunks, place, options.reuseBuffers ?? false);
    yield* atMost(options.maximumBytes ?? defaultMaximumBytes, inflated, place);
  } else {
    await peeked.chunks.return?.();
    throw new FirthError('UNSUPPORTED', `the file is packed with ${compression}; only gzip is read`, place);
  }
}

async function* atMost(
  maximumBytes: number,
  chunks: AsyncIterable<Uint8Array>,
  place: { file?: string },
): AsyncGenerator<Uint8Array, void, undefined> {
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.length;
    if (total > maximumBytes) throw new FirthError('LIMIT', `inflates to more than ${maximumBytes} bytes`, place);
    yield chunk;
  }
}
