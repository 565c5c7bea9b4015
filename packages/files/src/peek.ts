/** What {@link peek} returns. */
export interface Peeked {
  /** A copy of the first bytes: as many as were asked for, fewer where the stream is shorter. */
  readonly head: Uint8Array<ArrayBuffer>;
  /** The whole stream, `head` included. Can be read once; returning early closes the source. */
  readonly chunks: AsyncIterableIterator<Uint8Array>;
}

/**
 * Returns the first `length` bytes of a stream together with the stream as if nothing had been read of it.
 *
 * @throws whatever the source throws
 *
 * @example
 * ```ts
 * const { head, chunks } = await peek(readBytes(new Blob(['the of and'])), 3);
 * console.log(new TextDecoder().decode(head)); // the
 * for await (const chunk of chunks) console.log(chunk.length); // 10
 * ```
 */
export async function peek(chunks: AsyncIterable<Uint8Array>, length: number): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  let first = new Uint8Array() as Uint8Array;
  while (first.length < length) {
    const next = await iterator.next();
    if (next.done) break;
    // A chunk may be the source's own buffer, valid until the next is asked for, and `slice` of a Node `Buffer` copies
    // nothing.
    first = first.length > 0 ? concatenate(first, next.value) : next.value;
    if (first.length < length) first = new Uint8Array(first);
  }
  return { head: new Uint8Array(first.subarray(0, length)), chunks: prepend(first, iterator) };
}

function prepend(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array, unknown, undefined>,
): AsyncIterableIterator<Uint8Array> {
  let isFirstPending = first.length > 0;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (!isFirstPending) return rest.next();
      isFirstPending = false;
      return { done: false, value: first };
    },
    // Written out, since a generator that has not begun skips its own `finally`.
    async return() {
      isFirstPending = false;
      await rest.return?.();
      return { done: true, value: undefined };
    },
  };
}

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
