/**
 * `node tools/build.ts [PACKAGE…]` builds the packages and what they are made of, or the whole workspace, and says how long it took.
 * What turbo has to tell is shown where a build fails, and there only.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const turbo = fileURLToPath(import.meta.resolve('turbo/bin/turbo'));
const filters = process.argv.slice(2).map((name) => `--filter=${name}`);
process.stdout.write('Building the packages … ');
const started = performance.now();
const { status, error, stdout, stderr } = spawnSync(
  process.execPath,
  [turbo, 'run', 'build', '--output-logs=errors-only', ...filters],
  { encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' } },
);
if (error) throw error;
if (status !== 0) {
  process.stdout.write(`failed\n${stdout}${stderr}`);
  process.exit(status ?? 1);
}
process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
