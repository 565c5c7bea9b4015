import { wholeNumber } from './number.ts';

/** Returns the option of the seed that all random numbers come from, as `Command.option` takes it; `what` another one gives. */
export function seedOption(what: string): readonly [string, string, (text: string) => number, number] {
  return ['--seed <number>', `another seed gives ${what}`, wholeNumber(0, 2 ** 32 - 1), 1];
}
