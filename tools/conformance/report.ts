/** How the cases of one file of golden numbers came out. */
export interface FileReport {
  readonly file: string;
  readonly cases: number;
  /** A line for each case that failed. */
  readonly failures: readonly string[];
}

/** Compares a part of the workspace with what the reference programs answer. */
export interface Suite {
  /** The folder with the golden files. */
  readonly folder: URL;
  /** Reads the files there and returns a report of each. */
  run(folder: URL): Promise<FileReport[]>;
}

/** Returns the reports as a table: cases, passed and failed of each file and in all, then a line for each failure. */
export function formatReports(reports: readonly FileReport[]): string {
  const rows = reports.map(
    ({ file, cases, failures }) => [file, cases, cases - failures.length, failures.length] as const,
  );
  const total = [
    'all',
    sum(rows.map((row) => row[1])),
    sum(rows.map((row) => row[2])),
    sum(rows.map((row) => row[3])),
  ] as const;
  const width = Math.max(...[...rows, total].map(([file]) => file.length));
  const table = [...rows, total].map(
    ([file, cases, passed, failed]) => `${file.padEnd(width)}  ${cases} cases, ${passed} passed, ${failed} failed`,
  );
  return [...table, ...reports.flatMap(({ failures }) => failures)].join('\n');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
