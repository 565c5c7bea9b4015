import { exitCodes } from './failure.ts';

/** What the promise of an interrupted command rejects with. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** A command that has not stopped by itself so long after the first signal is ended: whoever interrupts does not wait. */
const patience = 1500; // milliseconds

/**
 * Returns a signal that the first SIGINT or SIGTERM aborts, so that the command at work can leave everything whole. The second one ends
 * the process at once; files are whole then too, since they are only ever replaced.
 */
export function listenForInterrupts(): AbortSignal {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort(new Interrupted('interrupted'));
    setTimeout(() => process.exit(exitCodes.interrupted), patience).unref();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return controller.signal;
}
