/** How long a computation runs, in milliseconds, before the event loop gets its turn: a page stays responsive below 100. */
const sliceMilliseconds = 50;

/**
 * Returns a function to be called often during a long computation. When the event loop is due it calls `onRest` and returns a promise
 * to wait for, so that an abort can arrive, a timer fire, a page be drawn; else it returns `undefined`.
 */
export function createPace(onRest?: () => void): () => Promise<void> | undefined {
  let begun = performance.now();
  return () => {
    if (performance.now() - begun < sliceMilliseconds) return undefined;
    onRest?.();
    return new Promise((resolve) => {
      setTimeout(() => {
        begun = performance.now();
        resolve();
      });
    });
  };
}
