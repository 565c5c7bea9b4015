/**
 * `pnpm conformance [NAME …]` compares our numbers with the golden ones of the reference programs, which lie beside the repository in ../shared.
 * Exit code 1 where a case fails, 2 for an unknown name; a suite whose golden files are absent says so and is skipped.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { embedding } from './embedding.ts';
import { positions } from './positions.ts';
import { formatReports, type Suite } from './report.ts';
import { tokenizer } from './tokenizer.ts';

const suites: ReadonlyMap<string, Suite> = new Map([
  ['embedding', embedding],
  ['positions', positions],
  ['tokenizer', tokenizer],
]);

const names = process.argv.length > 2 ? process.argv.slice(2) : [...suites.keys()];
for (const name of names) {
  const suite = suites.get(name);
  if (!suite) {
    process.stderr.write(`conformance: no suite '${name}', expected ${[...suites.keys()].join(', ')}\n`);
    process.exitCode = 2;
  } else if (!existsSync(suite.folder)) {
    process.stdout.write(`${name}: skipped, no golden files in ${fileURLToPath(suite.folder)}\n`);
  } else {
    const reports = await suite.run(suite.folder);
    process.stdout.write(`${name}\n${formatReports(reports)}\n`);
    if (reports.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
  }
}
