/** A gate that a run passes at each of its halts. */
export interface Gate {
  pause(): void;
  resume(): void;
  /** Lets a run that waits go on to its next halt. */
  step(): void;
  /** Resolves at once, or when the gate is opened. */
  pass(): Promise<void>;
}

/** Returns a gate that is open. */
export function createGate(): Gate {
  let isPaused = false;
  let letThrough = (): void => {};
  return {
    pause() {
      isPaused = true;
    },
    resume() {
      isPaused = false;
      letThrough();
    },
    step() {
      isPaused = true;
      letThrough();
    },
    async pass() {
      if (!isPaused) return;
      await new Promise<void>((resolve) => {
        letThrough = resolve;
      });
    },
  };
}
