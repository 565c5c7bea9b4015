import type { Chunks } from './save-through.ts';

/** Bytes that are worth a call to the system: one that writes a few takes as long. */
const worthACall = 2 ** 16;

/**
 * Yields the bytes of `chunks` in chunks of 64 KiB or so and more, but for the last: small ones are copied together, large ones go on as they
 * are. The words of a file one by one would take a hundred times as long to write.
 */
export async function* gatherChunks(chunks: Chunks): AsyncGenerator<Uint8Array, void, undefined> {
  let gathered = new Uint8Array(worthACall);
  let length = 0;
  for await (const chunk of chunks) {
    if (length > 0 && length + chunk.length > worthACall) {
      yield gathered.subarray(0, length);
      gathered = new Uint8Array(worthACall);
      length = 0;
    }
    if (chunk.length > worthACall) {
      yield chunk;
    } else {
      gathered.set(chunk, length);
      length += chunk.length;
    }
  }
  if (length > 0) yield gathered.subarray(0, length);
}
