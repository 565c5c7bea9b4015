/** Bytes that come in at the end and go out at the front, in memory that is used again. */
export interface ByteBuffer {
  /** All bytes: a view that is valid until the next `append` or `drop`. */
  readonly bytes: Uint8Array;
  append(bytes: Uint8Array): void;
  /** Forgets the first `count` bytes. */
  drop(count: number): void;
}

/** Returns an empty {@link ByteBuffer}, which doubles as it grows. */
export function createByteBuffer(): ByteBuffer {
  let memory = new Uint8Array(1024);
  let length = 0;
  return {
    get bytes() {
      return memory.subarray(0, length);
    },
    append(more) {
      if (length + more.length > memory.length) {
        const larger = new Uint8Array(Math.max(memory.length * 2, length + more.length));
        larger.set(memory.subarray(0, length));
        memory = larger;
      }
      memory.set(more, length);
      length += more.length;
    },
    drop(count) {
      memory.copyWithin(0, count, length);
      length -= count;
    },
  };
}
