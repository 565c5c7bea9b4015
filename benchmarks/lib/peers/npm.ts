import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folders } from '../folders.ts';

/** Returns the path of a file in a package of benchmarks/peers, or `undefined` where it is not installed. */
export function peerFile(name: string): string | undefined {
  const file = join(folders.peers, 'node_modules', name);
  return existsSync(file) ? file : undefined;
}

/** Returns the version of a package of benchmarks/peers, or `undefined` where it is not installed. */
export function peerVersion(name: string): string | undefined {
  const manifest = peerFile(`${name}/package.json`);
  return manifest && JSON.parse(readFileSync(manifest, 'utf8')).version;
}

/**
 * Installs the peers of npm from their lockfile, with npm, since they are no part of pnpm's workspace.
 *
 * @throws Error where npm fails: word2vec wants make and gcc
 */
export function installPeers(): void {
  const { status, error } = spawnSync('npm', ['ci'], { cwd: folders.peers, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) throw new Error(`npm ci in ${folders.peers} ended with ${status}; word2vec needs make and gcc`);
}
