/** Streams `bytes` out of two buffers in turn, `length` at a time, overwriting what was handed out before, as a reader of files may. */
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
