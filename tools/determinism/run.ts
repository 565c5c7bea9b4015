/**
 * `pnpm determinism` trains the same cases in every Node that there is and in Chromium, with 1 to 4 threads, and prints a table of the
 * hashes of the vectors. `--install-nodes` installs two older Nodes first; `--pin` makes this Node's hashes those that all must have.
 * Exit code 1 where a hash is not the pinned one, 2 for bad usage.
 */
import { parseArgs } from 'node:util';
import { bundle } from '../browser/bundle.ts';
import { chromiumPath } from '../browser/chromium.ts';
import { findNodes, installNodes } from './find-nodes.ts';
import { formatTable, type PlaceResults } from './format-table.ts';
import { pinHashes, readPinnedHashes } from './pinned-hashes.ts';
import { runInChromium } from './run-in-chromium.ts';
import { runInNode } from './run-in-node.ts';

async function main({ isInstalling, isPinning }: { isInstalling: boolean; isPinning: boolean }): Promise<number> {
  if (isInstalling) installNodes();
  const program = await bundle(new URL('node-program.ts', import.meta.url), 'node');
  const results: PlaceResults[] = [];
  for (const { path, version, v8 } of findNodes()) {
    results.push({ place: `Node ${version} (V8 ${v8})`, fingerprints: await runInNode(path, program) });
  }
  if (isPinning) pinHashes(results[0]!.fingerprints);
  if (chromiumPath !== undefined) results.push(...(await runInChromium()));
  print(formatTable(results));
  if (chromiumPath === undefined) print('Chromium is not installed: skipped');

  const pinned = readPinnedHashes();
  const others = results
    .flatMap(({ fingerprints }) => fingerprints)
    .filter(({ name, sha256 }) => sha256 !== pinned[name]);
  print(others.length === 0 ? 'all as pinned' : `${others.length} hashes are not the pinned ones`);
  return others.length === 0 ? 0 : 1;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function readArguments(): Parameters<typeof main>[0] | undefined {
  try {
    const options = { 'install-nodes': { type: 'boolean' }, pin: { type: 'boolean' } } as const;
    const { values } = parseArgs({ options });
    return { isInstalling: values['install-nodes'] === true, isPinning: values.pin === true };
  } catch (error) {
    process.stderr.write(`determinism: ${error instanceof Error ? error.message : error}\n`);
    return undefined;
  }
}

const choices = readArguments();
process.exitCode = choices ? await main(choices) : 2;
