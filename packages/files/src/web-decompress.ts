import { FirthError } from '@firth/core';
import { type DecompressOptions, decompressWith } from './decompress-with.ts';

/**
 * Yields the bytes behind `chunks`, whatever the file is called: a gzip stream inflated by `DecompressionStream`, anything else that is
 * not packed as it is.
 *
 * A `DecompressionStream` does not say what was wrong, and refuses what follows the first member: several members and padding are
 * read in Node only, and are `CORRUPT` here, as is a wrong checksum.
 *
 * @throws FirthError `TRUNCATED` (where the browser's message tells) or `CORRUPT` for a gzip stream that cannot be read on; `LIMIT` beyond `maximumBytes`; `UNSUPPORTED` for
 * bzip2, lz4, xz, zip and zstd
 *
 * @example
 * ```ts
 * const blob = new Blob(['the of and']);
 * for await (const chunk of decompress(readBytes(blob))) console.log(chunk.length); // 10
 * ```
 */
export function decompress(
  chunks: AsyncIterable<Uint8Array>,
  options: DecompressOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  return decompressWith(inflate, chunks, options);
}

async function* inflate(
  chunks: AsyncIterable<Uint8Array>,
  place: { file?: string },
): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = new DecompressionStream('gzip');
  const reader = stream.readable.getReader();
  const feeding = feed(stream.writable.getWriter(), chunks, place);
  feeding.catch(() => {}); // Its error is thrown below, in place of the reader's.
  try {
    for (;;) {
      // The reader's own error says less than the feeder's, which knows how far the input came.
      const next = await reader.read().catch(() => undefined);
      if (next === undefined || next.done) break;
      yield next.value;
    }
    await feeding;
  } finally {
    await reader.cancel().catch(() => {});
    await feeding.catch(() => {});
  }
}

/** Writes all chunks into the stream; its errors come out as typed ones, those of the source as they are. */
async function feed(
  writer: WritableStreamDefaultWriter<BufferSource>,
  chunks: AsyncIterable<Uint8Array>,
  place: { file?: string },
): Promise<void> {
  const asError = (cause: unknown): never => {
    throw typed(cause, place);
  };
  try {
    // A copy: the stream may read a chunk later, when the source has filled its buffer anew.
    for await (const chunk of chunks) await writer.write(new Uint8Array(chunk)).catch(asError);
    await writer.close().catch(asError);
  } catch (error) {
    await writer.abort(error).catch(() => {});
    throw error;
  }
}

/** There is no code to tell a cut stream from a damaged one; the words are those of Chrome, Firefox and Node. */
function typed(cause: unknown, place: { file?: string }): FirthError {
  const { message, code } = cause as { message?: string; code?: string };
  if (/truncated|without reaching|Z_BUF_ERROR/.test(`${message} ${code}`)) {
    return new FirthError('TRUNCATED', 'damaged gzip stream: unexpected end of file', { ...place, cause });
  }
  const what = 'damaged gzip stream, or one of several members or with padding, which browsers do not inflate';
  return new FirthError('CORRUPT', what, { ...place, cause });
}
