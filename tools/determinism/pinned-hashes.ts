import { readFileSync, writeFileSync } from 'node:fs';
import type { CaseName } from './cases.ts';
import type { Fingerprint } from './fingerprint.ts';

const file = new URL('__fixtures__/hashes.json', import.meta.url);

/** Returns the hash that each case must have; `pnpm determinism --pin` writes them anew when training is changed on purpose. */
export function readPinnedHashes(): Record<CaseName, string> {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Makes the hashes of `fingerprints` those that all others must have. */
export function pinHashes(fingerprints: readonly Fingerprint[]): void {
  const hashes = Object.fromEntries(fingerprints.map(({ name, sha256 }) => [name, sha256]));
  writeFileSync(file, `${JSON.stringify(hashes, undefined, 2)}\n`);
}
