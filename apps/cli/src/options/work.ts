import { wholeNumber } from './number.ts';

/** The option of how many threads work, as `Command.option` takes it. */
export const threadsOption = [
  '--threads <number>',
  'worker threads (default: one a processor)',
  wholeNumber(1, 1024),
] as const;

/** Returns the option of the seed that all random numbers come from, as `Command.option` takes it; `what` another one gives. */
export function seedOption(what: string): readonly [string, string, (text: string) => number, number] {
  return ['--seed <number>', `another seed gives ${what}`, wholeNumber(0, 2 ** 32 - 1), 1];
}
