import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describeCommit } from './commit.ts';
import { folders } from './folders.ts';
import { describeMachine, formatMachine, type Machine } from './machine.ts';
import { canPin } from './pin.ts';
import { formatTable, type Table } from './table.ts';

/** A statement that was tested in the run. */
export interface Check {
  readonly statement: string;
  readonly holds: boolean;
}

/** What one run of a benchmark gave. */
export interface Report {
  readonly settings: Readonly<Record<string, unknown>>;
  /** Of the programs that were measured. */
  readonly versions: Readonly<Record<string, unknown>>;
  readonly tables: readonly Table[];
  /** What else there is to say, a line each: the text, what was skipped and why. */
  readonly notes: readonly string[];
  readonly checks: readonly Check[];
  /** Every single measurement, for the JSON. */
  readonly measurements: unknown;
}

/** Where and when a report was made, and of what. */
export interface Circumstances {
  readonly date: string;
  readonly commit: string | undefined;
  readonly machine: Machine;
  /** Whether each program was bound to as many processors as it had threads. */
  readonly pinned: boolean;
}

/** Returns the circumstances of now. */
export function describeCircumstances(): Circumstances {
  return { date: new Date().toISOString(), commit: describeCommit(), machine: describeMachine(), pinned: canPin };
}

/** Returns `report` for people. */
export function formatReport(
  name: string,
  { settings, versions, tables, notes, checks }: Report,
  { commit, machine, pinned }: Circumstances,
): string {
  const facts = [
    `${name}: ${listing(settings)}`,
    `machine: ${formatMachine(machine)}`,
    `versions: ${listing({ firth: commit ?? 'of an unknown commit', ...versions })}`,
    ...(pinned ? [] : ['not pinned: there is no taskset here, so "one thread" may have used more than one processor']),
    ...notes,
  ];
  const verdicts = checks.map(({ statement, holds }) => `${holds ? 'holds' : 'DOES NOT HOLD'}: ${statement}`);
  return [facts.join('\n'), ...tables.filter(({ rows }) => rows.length > 0).map(formatTable), verdicts.join('\n')]
    .filter(Boolean)
    .join('\n\n');
}

/** Writes `report` as JSON to `path`, or to a file of its own in benchmarks/results, and returns where. */
export async function saveReport(
  name: string,
  report: Report,
  circumstances: Circumstances,
  path: string | undefined,
): Promise<string> {
  const file = path ?? join(folders.results, `${name}-${circumstances.date.replace(/[:.]/g, '-')}.json`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ benchmark: name, ...circumstances, ...report }, undefined, 2)}\n`);
  return file;
}

function listing(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
