import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A Node to run programs with. */
export interface InstalledNode {
  readonly path: string;
  readonly version: string;
  readonly v8: string;
}

const folder = fileURLToPath(new URL('nodes/', import.meta.url));

/** Returns the different Nodes that there are: the one that runs this, those on the PATH, and those that `installNodes` installed. */
export function findNodes(): InstalledNode[] {
  const onPath = (process.env.PATH ?? '').split(delimiter).map((place) => join(place, 'node'));
  const paths = [process.execPath, ...onPath, ...globSync(join(folder, 'node_modules/node-*/bin/node'))];
  const byVersion = new Map<string, InstalledNode>();
  for (const path of paths.filter((path) => existsSync(path))) {
    const { stdout } = spawnSync(path, ['--print', 'process.versions.node + " " + process.versions.v8'], {
      encoding: 'utf8',
    });
    const [version, v8] = stdout.trim().split(' ') as [string, string];
    if (!byVersion.has(version)) byVersion.set(version, { path, version, v8 });
  }
  return [...byVersion.values()];
}

/**
 * Installs the Nodes of nodes/package.json from their lockfile, with npm, since they are no part of pnpm's workspace.
 *
 * @throws Error where npm fails
 */
export function installNodes(): void {
  const { status, error } = spawnSync('npm', ['ci'], { cwd: folder, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) throw new Error(`npm ci in ${folder} ended with ${status}`);
}
