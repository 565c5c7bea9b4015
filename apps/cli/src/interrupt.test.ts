import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listenForInterrupts } from './interrupt.ts';

let listeners: (() => void)[];
const exit = vi.fn();

beforeEach(() => {
  listeners = [];
  vi.useFakeTimers();
  vi.spyOn(process, 'exit').mockImplementation(exit as never);
  vi.spyOn(process, 'on').mockImplementation((event, listener) => {
    if (event === 'SIGINT') listeners.push(listener as () => void);
    return process;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  exit.mockReset();
});

const interrupt = (): void => {
  for (const listener of listeners) listener();
};

it('aborts at the first signal, and ends what does not stop', () => {
  const { signal } = listenForInterrupts();
  interrupt();
  expect(signal.aborted).toBe(true);
  expect(exit).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1500);
  expect(exit).toHaveBeenCalledWith(130);
});

it('ends at once at the second signal', () => {
  listenForInterrupts();
  interrupt();
  interrupt();
  expect(exit).toHaveBeenCalledWith(130);
});

it('waits for what is being saved, and no longer', async () => {
  const { outlast } = listenForInterrupts();
  let finish = (): void => {};
  const saving = outlast(
    new Promise<void>((resolve) => {
      finish = resolve;
    }),
  );
  interrupt();
  vi.advanceTimersByTime(60_000);
  expect(exit).not.toHaveBeenCalled();
  finish();
  await saving;
  vi.advanceTimersByTime(1500);
  expect(exit).toHaveBeenCalledWith(130);
});
