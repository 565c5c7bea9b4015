import { exitCodes } from './failure.ts';

/** What the promise of an interrupted command rejects with. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** A command that has not stopped by itself so long after the first signal is ended: whoever interrupts does not wait. */
const patience = 1500; // milliseconds

/** What the program makes of SIGINT and SIGTERM. */
export interface Interrupts {
  /** Aborted by the first of them, so that the command at work can leave everything whole. */
  readonly signal: AbortSignal;
  /** Returns what `saving` resolves to; the first signal waits for it, however long it takes. */
  outlast<T>(saving: Promise<T>): Promise<T>;
  /** Keeps how to go on with the command; the last advice is `advice`. */
  advise(howToGoOn: string): void;
  readonly advice: string | undefined;
}

/**
 * Listens for SIGINT and SIGTERM. The second one ends the process at once; files are whole then too, since they are only ever replaced.
 */
export function listenForInterrupts(): Interrupts {
  const controller = new AbortController();
  let savings = 0;
  let advice: string | undefined;
  const end = (): never => process.exit(exitCodes.interrupted);
  const endSoon = (): void => {
    setTimeout(() => {
      if (savings === 0) end();
    }, patience).unref();
  };
  const interrupt = (): void => {
    if (controller.signal.aborted) end();
    controller.abort(new Interrupted('interrupted'));
    endSoon();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return {
    signal: controller.signal,
    advise(howToGoOn) {
      advice = howToGoOn;
    },
    get advice() {
      return advice;
    },
    async outlast(saving) {
      savings++;
      try {
        return await saving;
      } finally {
        savings--;
        if (controller.signal.aborted) endSoon();
      }
    },
  };
}
