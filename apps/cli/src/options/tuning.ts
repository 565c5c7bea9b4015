import { type Command, InvalidArgumentError } from 'commander';
import { aboveZero, wholeNumber } from './number.ts';

/** How settings are to be searched. */
export interface TuningOptions {
  readonly validation?: string;
  readonly tuneSeconds: number;
  readonly tuneLabel?: string;
  readonly tuneTop: number;
  readonly mostBytes?: number;
}

/** Adds the options of a search for settings to `command`. */
export function addTuningOptions(command: Command): Command {
  return command
    .option('--validation <file>', 'search the settings that are not given for those that do best on these lines')
    .option('--tune-seconds <number>', 'how long', aboveZero, 300)
    .option('--tune-label <label>', 'for the best F1 of this label, instead of all')
    .option('--tune-top <number>', 'labels predicted for a line', wholeNumber(1), 1)
    .option('--most-bytes <size>', 'and the file at most so large, as 2000000 or 2M: a quantized model', bytes);
}

const units: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['k', 1e3],
  ['m', 1e6],
  ['g', 1e9],
]);

function bytes(text: string): number {
  const [, digits, unit] = /^(\d+)([kmg]?)$/i.exec(text) ?? [];
  const size = Number(digits) * units.get(unit?.toLowerCase() ?? '')!;
  if (size >= 1) return size;
  throw new InvalidArgumentError('It must be a size like 2000000, 500k or 2M.');
}
