import { wholeNumber } from './number.ts';

/** The option of how many threads work, as `Command.option` takes it. */
export const threadsOption: readonly [string, string, (text: string) => number] = [
  '--threads <number>',
  'worker threads (default: one a processor)',
  wholeNumber(1, 1024),
];
