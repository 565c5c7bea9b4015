import { useEffect, useState } from 'preact/hooks';

/** What was asked for: the last answer that came, and why the last question failed, if it did. */
export interface Answer<T> {
  readonly value?: T;
  readonly failure?: string;
  /** Whether a newer answer is on its way. */
  readonly isPending: boolean;
}

/**
 * Asks `ask` again whenever one of `inputs` changes and returns its answer; until the newer one is there, the older stays. Answers that
 * come too late are dropped.
 */
export function useAnswer<T>(ask: () => Promise<T>, inputs: readonly unknown[]): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ isPending: true });
  useEffect(() => {
    let isCurrent = true;
    setAnswer((before) => ({ ...before, isPending: true }));
    ask().then(
      (value) => isCurrent && setAnswer({ value, isPending: false }),
      (error: unknown) => isCurrent && setAnswer({ failure: messageOf(error), isPending: false }),
    );
    return () => {
      isCurrent = false;
    };
  }, inputs);
  return answer;
}

/** Returns what an error says to a visitor. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
