import { decodeRuns } from './runs.ts';
import { scriptNames, scriptRuns } from './script-runs.ts';

/** The names of the scripts, `Latin`, `Han`, …; a script's number is its place here. */
export const scripts: readonly string[] = scriptNames.split(' ');

let table: Uint8Array | undefined;

/** Returns the table from code point to the number of its script; made at the first call and shared. */
export function scriptTable(): Uint8Array {
  table ??= decodeRuns(scriptRuns);
  return table;
}
