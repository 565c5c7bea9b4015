/**
 * Calls `onItem` with each item of `source` in turn, and waits for the promise it may return.
 * Rejects with the signal's reason as soon as it is aborted, even while `source` keeps it waiting for an item.
 */
export async function consume<T>(
  source: AsyncIterable<T>,
  signal: AbortSignal | undefined,
  onItem: (item: T) => Promise<void> | undefined,
): Promise<void> {
  signal?.throwIfAborted();
  const iterator = source[Symbol.asyncIterator]();
  let giveUp = (): void => {};
  const onAbort = (): void => giveUp();
  signal?.addEventListener('abort', onAbort);
  // One listener for all items: to race each against one abort promise would let that promise collect a reaction an item.
  const nextItem = (): Promise<IteratorResult<T>> =>
    new Promise((resolve, reject) => {
      giveUp = () => reject(signal?.reason);
      iterator.next().then(resolve, reject);
    });

  let isDone = false;
  try {
    for (;;) {
      const next = await nextItem();
      isDone = next.done === true;
      if (next.done) return;
      const pending = onItem(next.value);
      if (pending) await pending;
      signal?.throwIfAborted();
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    // Not awaited: a source that waits for input would hold up the rejection.
    if (!isDone) iterator.return?.().catch(() => {});
  }
}
