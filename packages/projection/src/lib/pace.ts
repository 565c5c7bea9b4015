import type { ProjectionOptions } from './projection-options.ts';

/** How long the event loop may be kept waiting. */
const sliceMilliseconds = 20;

/** To be awaited often, with the part that is done: `undefined` in nearly all calls, so that waiting costs nothing. */
export type Pace = (fraction: number) => Promise<void> | undefined;

/**
 * Returns the function that keeps a long computation polite: every 20 milliseconds it tells how far the computation is, lets the event loop
 * turn, and throws where the signal was aborted.
 */
export function createPace({ signal, onProgress }: ProjectionOptions): Pace {
  signal?.throwIfAborted();
  let due = performance.now() + sliceMilliseconds;
  return (fraction) => {
    if (performance.now() < due && fraction < 1) return undefined;
    onProgress?.({ fraction });
    return nextTurn().then(() => {
      signal?.throwIfAborted();
      due = performance.now() + sliceMilliseconds;
    });
  };
}

/** Returns a pace that tells `pace` the part from `from` to `to` of a larger whole. */
export function partOf(pace: Pace, from: number, to: number): Pace {
  return (fraction) => pace(from + (to - from) * Math.min(fraction, 1));
}

/** Resolves after the event loop has turned once, without the four milliseconds that nested timers wait. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
