import { writeFileSync } from 'node:fs';

/** Words in a plane of gender and royalty: king - man + woman is exactly queen. */
export const smallVectors: readonly (readonly [word: string, vector: readonly number[]])[] = [
  ['king', [1, 1, 0]],
  ['queen', [-1, 1, 0]],
  ['man', [1, 0, 0.1]],
  ['woman', [-1, 0, 0.1]],
  ['apple', [0, 0, 1]],
  ['pear', [0, 0.1, 1]],
];

/** Saves {@link smallVectors} in word2vec's text format. */
export function writeSmallVectors(path: string): void {
  writeFileSync(path, asText(smallVectors));
}

/** Returns `rows` in word2vec's text format. */
export function asText(rows: readonly (readonly [word: string, vector: readonly number[]])[]): string {
  const lines = rows.map(([word, vector]) => [word, ...vector].join(' '));
  return [`${rows.length} ${rows[0]![1].length}`, ...lines, ''].join('\n');
}
