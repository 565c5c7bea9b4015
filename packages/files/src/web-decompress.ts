import { type ErrorCode, FirthError } from '@firth/core';
import { type DecompressOptions, decompressWith } from './decompress-with.ts';

/**
 * Yields the bytes behind `chunks`, whatever the file is called: a gzip stream inflated by `DecompressionStream`,
 * anything else that is not packed as it is.
 *
 * A `DecompressionStream` refuses what follows the first member, so several members and zeros behind them are read in
 * Node only. It does not say what is wrong either: the code is told from the browser's words, and `CORRUPT` where they
 * are unknown.
 *
 * @throws FirthError `TRUNCATED`, `BAD_CHECKSUM`, `TRAILING_DATA` or `CORRUPT` for a gzip stream that cannot be read
 * on; `LIMIT` beyond `maximumBytes`; `UNSUPPORTED` for bzip2, lz4, xz, zip and zstd
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

/** There is no code to tell what is wrong; the words are those of Chromium, Firefox and Node. */
const meanings: readonly (readonly [words: RegExp, code: ErrorCode, meaning: string])[] = [
  [/truncated|without reaching|Z_BUF_ERROR/i, 'TRUNCATED', 'unexpected end of file'],
  [/incorrect (data|length) check/i, 'BAD_CHECKSUM', 'incorrect checksum'],
  [/junk|unexpected input|TRAILING/i, 'TRAILING_DATA', 'bytes behind the first member, which browsers do not read'],
];

function typed(cause: unknown, place: { file?: string }): FirthError {
  const { message, code } = cause as { message?: string; code?: string };
  const meaning = meanings.find(([words]) => words.test(`${message} ${code}`));
  const [, known = 'CORRUPT', what = message ?? ''] = meaning ?? [];
  return new FirthError(known, `damaged gzip stream: ${what}`, { ...place, cause });
}
