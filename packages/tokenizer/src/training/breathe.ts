/** Long enough to lose little time to pauses, short enough that a page stays alive. */
const millisecondsBetween = 40;

/**
 * Returns a function to call often in a long computation: now and then it lets the event loop turn, and it rejects once `signal` is aborted.
 */
export function breathe(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    signal?.throwIfAborted();
    if (performance.now() - last < millisecondsBetween) return undefined;
    return new Promise((resolve) => {
      setTimeout(() => {
        last = performance.now();
        resolve();
      });
    });
  };
}
