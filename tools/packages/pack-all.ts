import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package as the registry would get it. */
export interface Packed {
  readonly name: string;
  readonly tarball: string;
  readonly peers: Readonly<Record<string, string>>;
}

/** Packs every package that is not private into `folder`. */
export function packAll(folder: string): Packed[] {
  return globSync('{packages,apps}/*/package.json').flatMap((manifest) => {
    const {
      name,
      version,
      peerDependencies: peers = {},
      private: isPrivate,
    } = JSON.parse(readFileSync(manifest, 'utf8'));
    if (isPrivate) return [];
    execFileSync('npx', ['-y', 'pnpm@12', 'pack', '--pack-destination', folder], { cwd: join(manifest, '..') });
    const file = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
    return [{ name, tarball: join(folder, file), peers }];
  });
}
