/** `pnpm conformance positions`: every positional case of data/golden/positions, from torch, transformers and numpy. */
import { readFile } from 'node:fs/promises';
import { type GoldenCase, goldenFiles, runGolden } from '../../packages/positional-encoding/src/__fixtures__/golden.ts';
import type { FileReport, Suite } from './report.ts';

export const positions: Suite = {
  folder: new URL('../../../shared/data/golden/positions/', import.meta.url),
  run: (folder) => Promise.all(goldenFiles.map((file) => reportOf(file, folder))),
};

async function reportOf(file: string, folder: URL): Promise<FileReport> {
  const golden = JSON.parse(await readFile(new URL(file, folder), 'utf8')) as { readonly cases: readonly GoldenCase[] };
  const results = runGolden(file, golden.cases);
  const failures = results
    .filter(({ passed }) => !passed)
    .map(({ name, error }) => `${name}: relative error ${error.toExponential(2)}`);
  return { file, cases: results.length, failures };
}
