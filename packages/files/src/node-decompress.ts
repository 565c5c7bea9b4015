import { createGunzip, type Gunzip } from 'node:zlib';
import { type ErrorCode, FirthError } from '@firth/core';
import { type DecompressOptions, decompressWith } from './decompress-with.ts';

/**
 * Yields the bytes behind `chunks`, whatever the file is called: a gzip stream (RFC 1952) inflated, all its members one
 * after the other and its checksums checked to the end, anything else that is not packed as it is. Zeros after the last
 * member, as tapes leave them, are skipped. Inflates in steps of 128 KiB, so that a small file that inflates to a large
 * one never fills the memory.
 *
 * @throws FirthError `TRUNCATED`, `BAD_CHECKSUM`, `CORRUPT`, `TRAILING_DATA` for a damaged gzip stream; `LIMIT` beyond
 * `maximumBytes`; `UNSUPPORTED` for bzip2, lz4, xz, zip and zstd
 *
 * @example
 * ```ts
 * await saveAtomically('words.txt.gz', [new TextEncoder().encode('the of and')], { gzip: true });
 * for await (const chunk of decompress(readBytes(await openFile('words.txt.gz')))) console.log(chunk.length); // 10
 * ```
 */
export function decompress(
  chunks: AsyncIterable<Uint8Array>,
  options: DecompressOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  return decompressWith(inflate, chunks, options);
}

// Larger steps are no faster. Smaller ones would come out of Node's shared pool.
const stepBytes = 128 * 1024;

async function* inflate(
  chunks: AsyncIterable<Uint8Array>,
  place: { file?: string },
  reuseBuffers: boolean,
): AsyncGenerator<Uint8Array, void, undefined> {
  const gunzip = createGunzip({ chunkSize: stepBytes });
  const feeding = feed(gunzip, chunks, place);
  feeding.catch(() => {}); // Its error comes out of `gunzip` as well, but later.
  try {
    for await (const { buffer, byteOffset, length } of gunzip as AsyncIterable<Buffer<ArrayBuffer>>) {
      yield new Uint8Array(buffer, byteOffset, length);
      if (reuseBuffers && byteOffset + length === stepBytes) free(buffer);
    }
    await feeding;
  } catch (error) {
    throw typed(error, place);
  } finally {
    gunzip.destroy();
    await feeding.catch(() => {});
  }
}

/**
 * Gives back the memory of a step that zlib has filled and the reader has used up: left to the collector it piles up to
 * 60 MB.
 */
function free(buffer: ArrayBuffer): void {
  // A buffer of another size would be one that others share. Node 20 has no `transfer`.
  if (buffer.byteLength === stepBytes) buffer.transfer?.(0);
}

/**
 * Writes all chunks into `gunzip`, each when the one before is used up, so that a source may hand out the same buffer
 * again.
 */
async function feed(gunzip: Gunzip, chunks: AsyncIterable<Uint8Array>, place: { file?: string }): Promise<void> {
  // A write that fails is never called back, only closed.
  const closed = new Promise<void>((resolve) => gunzip.once('close', resolve));
  let fed = 0;
  try {
    for await (const chunk of chunks) {
      if (!gunzip.destroyed) await Promise.race([closed, new Promise((resolve) => gunzip.write(chunk, resolve))]);
      if (gunzip.destroyed && !gunzip.readableEnded) return;
      fed += chunk.length;
      // zlib stops at a zero byte after a member and ignores whatever follows it.
      const leftOver = chunk.subarray(chunk.length - Math.min(chunk.length, fed - gunzip.bytesWritten));
      if (leftOver.some((byte) => byte !== 0)) throw trailingData(place);
    }
    if (!gunzip.destroyed) gunzip.end();
  } catch (error) {
    gunzip.destroy(error as Error);
    throw error;
  }
}

const codes: ReadonlyMap<string, ErrorCode> = new Map([
  ['unexpected end of file', 'TRUNCATED'],
  ['incorrect data check', 'BAD_CHECKSUM'],
  ['incorrect length check', 'BAD_CHECKSUM'],
]);

function typed(error: unknown, place: { file?: string }): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof FirthError || !code?.startsWith('Z_')) return error;
  // The first header was recognized before, so this one is of a further member.
  if (message === 'incorrect header check') return trailingData(place, error);
  return new FirthError(codes.get(message) ?? 'CORRUPT', `damaged gzip stream: ${message}`, { ...place, cause: error });
}

function trailingData(place: { file?: string }, cause?: unknown): FirthError {
  return new FirthError('TRAILING_DATA', 'bytes after the end of the gzip stream', { ...place, cause });
}
