import { readFile } from 'node:fs/promises';
import type { FileReport, Suite } from './report.ts';

/** A case of a golden file: fields by name, of whatever kind the file has. */
type GoldenCase = Readonly<Record<string, unknown>>;

interface GoldenResult {
  readonly name: string;
  readonly error: number;
  readonly passed: boolean;
}

/** Returns the suite of `files` in data/golden/positions, whose cases `run` compares. */
export function goldenSuite(
  files: readonly string[],
  run: (file: string, cases: readonly GoldenCase[]) => readonly GoldenResult[],
): Suite {
  const reportOf = async (file: string, folder: URL): Promise<FileReport> => {
    const golden = JSON.parse(await readFile(new URL(file, folder), 'utf8')) as { readonly cases: GoldenCase[] };
    const results = run(file, golden.cases);
    const failures = results
      .filter(({ passed }) => !passed)
      .map(({ name, error }) => `${name}: relative error ${error.toExponential(2)}`);
    return { file, cases: results.length, failures };
  };
  return {
    folder: new URL('../../../shared/data/golden/positions/', import.meta.url),
    run: (folder) => Promise.all(files.map((file) => reportOf(file, folder))),
  };
}
