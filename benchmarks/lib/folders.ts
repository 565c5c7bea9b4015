import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Where things lie. `cache` and `results` are ignored by git; `shared` is the development data beside the repository. */
export const folders = {
  cache: path('../.cache/'),
  peers: path('../peers/'),
  results: path('../results/'),
  shared: path('../../../shared/data/'),
} as const;

/** Returns the path of a file of the development data, or `undefined` where it is absent. */
export function sharedFile(name: string): string | undefined {
  const file = folders.shared + name;
  return existsSync(file) ? file : undefined;
}
