import { caseNames } from './cases.ts';
import type { Fingerprint } from './fingerprint.ts';

/** All fingerprints that were taken in one place. */
export interface PlaceResults {
  readonly place: string;
  readonly fingerprints: readonly Fingerprint[];
}

const shownDigits = 12;

/** Returns the table as Markdown: a row for each place and number of threads, the first digits of each case's hash. */
export function formatTable(results: readonly PlaceResults[]): string {
  const rows = results.flatMap(({ place, fingerprints }) => {
    const byThreads = Map.groupBy(fingerprints, ({ threads }) => threads);
    return [...byThreads].map(([threads, those]) => {
      const hashOf = new Map(those.map(({ name, sha256 }) => [name, sha256.slice(0, shownDigits)]));
      return [place, String(threads), ...caseNames.map((name) => hashOf.get(name) ?? '–')];
    });
  });
  const columns = ['SHA-256 of the vectors', 'threads', ...caseNames];
  const widths = columns.map((column, i) => Math.max(column.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
