import { parseArgs } from 'node:util';
import { FirthError } from '@firth/core';

/** An option that takes a whole number from 1 on, with its value in a full run and with `--quick`. */
export interface NumberOption {
  readonly full: number;
  readonly quick: number;
  readonly meaning: string;
}

/** An option that takes a string, of a kind that the help names: `FILE`. */
export interface StringOption {
  readonly kind: string;
  readonly meaning: string;
}

/** The options of a benchmark by their names on the command line. */
export type OptionTable = Readonly<Record<string, NumberOption | StringOption>>;

type Choice<O> = O extends NumberOption ? number : string | undefined;

/** What was chosen: a number where the table has one, else the string, or nothing. */
export type Choices<T extends OptionTable> = { readonly [K in keyof T]: Choice<T[K]> };

/** A command line that was understood. */
export interface CommandLine<T extends OptionTable> {
  readonly choices: Choices<T>;
  /** Where to write the JSON. */
  readonly output: string | undefined;
}

/**
 * Returns what `args` choose among the options of `table`, and of those that all benchmarks have: `--quick`, which changes the numbers
 * that are not given, and `--output`.
 *
 * @throws FirthError `BAD_OPTION` for an unknown option and for a number that is not whole or below 1
 */
export function readOptions<T extends OptionTable>(args: readonly string[], table: T): CommandLine<T> {
  const { quick, output, ...given } = parse(args, Object.keys(table));
  const choices = Object.entries(table).map(([name, option]) => {
    const text = given[name];
    if (!('full' in option)) return [name, text];
    return [name, text === undefined ? option[quick ? 'quick' : 'full'] : wholeNumber(name, text)];
  });
  return { choices: Object.fromEntries(choices), output };
}

/** Returns the lines of `--help` that explain `table`. */
export function describeOptions(table: OptionTable): string {
  const lines = Object.entries(table).map(([name, option]) =>
    'full' in option
      ? helpLine(`--${name} N`, `${option.meaning}: ${option.full}, quick ${option.quick}`)
      : helpLine(`--${name} ${option.kind}`, option.meaning),
  );
  return [
    ...lines,
    helpLine('--quick', 'a smoke test: smaller numbers for all that is not given'),
    helpLine('--output FILE', 'where the JSON goes, instead of benchmarks/results'),
  ].join('\n');
}

function helpLine(option: string, meaning: string): string {
  return `  ${option.padEnd(18)} ${meaning}`;
}

type Given = { readonly quick?: boolean; readonly output?: string } & Readonly<Record<string, string>>;

function parse(args: readonly string[], names: readonly string[]): Given {
  const strings = [...names, 'output'].map((name) => [name, { type: 'string' }] as const);
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { ...Object.fromEntries(strings), quick: { type: 'boolean' } },
    });
    return values as Given;
  } catch (error) {
    throw new FirthError('BAD_OPTION', error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new FirthError('BAD_OPTION', `--${name} must be a whole number from 1 on, not ${text}`);
}
