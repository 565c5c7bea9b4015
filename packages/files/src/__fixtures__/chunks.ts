/** Helpers of the tests: streams from bytes and bytes from streams. */

/** Yields `bytes` in chunks of `length`, each a view of its own. */
export async function* pieces(bytes: Uint8Array, length: number = bytes.length): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length);
}

/** The same out of two buffers in turn, as `readBytes` with `reuseBuffers`: what was handed out before is overwritten. */
export async function* reusing(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  let current = new Uint8Array(length);
  let other = new Uint8Array(length);
  for (let start = 0; start < bytes.length; start += length) {
    const part = bytes.subarray(start, start + length);
    current.set(part);
    other.fill(0xff);
    yield current.subarray(0, part.length);
    [current, other] = [other, current];
  }
}

/** The bytes of all chunks; each is copied before the next is asked for. */
export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const copies: Uint8Array[] = [];
  for await (const chunk of chunks) copies.push(new Uint8Array(chunk));
  return Buffer.concat(copies);
}
