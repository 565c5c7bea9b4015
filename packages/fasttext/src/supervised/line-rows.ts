import { type Dictionary, endOfSentence, type ModelSettings } from '../model.ts';
import { hashOf } from '../subwords.ts';
import { tokenRows } from './token-rows.ts';

/** What a line of text is to a classifier. */
export interface LabeledLine {
  /** Its input rows: of its words, their character n-grams, the end of the line, and its runs of words. */
  readonly rows: readonly number[];
  /** Its labels that the model knows. */
  readonly labels: readonly number[];
}

/** What parts words, a byte of zero too. */
export const whiteSpace: RegExp = /[ \t\n\v\f\r\0]+/;
const ngramFactor = 116049371n;

/**
 * Returns a function from lines of text to rows and labels: fastText's `Dictionary::getLine`. Words that neither the model knows nor have
 * n-grams in it leave no row, but take part in runs. It remembers what it learned about words.
 */
export function lineReader(
  dictionary: Dictionary,
  settings: ModelSettings,
  labelPrefix: string,
): (line: string) => LabeledLine {
  const { words, labels, keptBuckets } = dictionary;
  const { wordNgrams, buckets } = settings;
  const known = new Map<string, { readonly rows: readonly number[]; readonly hash: bigint }>();
  const lookUp = (word: string) => {
    let entry = known.get(word);
    if (!entry) {
      entry = { rows: tokenRows(word, dictionary, settings), hash: BigInt(hashOf(word) | 0) };
      if (known.size < mostRemembered) known.set(word, entry);
    }
    return entry;
  };

  /** Adds the rows of the runs of 2 … n words: `Dictionary::addWordNgrams`. Hashes are signed and widened to 64 bits. */
  function addRuns(rows: number[], hashes: readonly bigint[]): void {
    for (const [i, first] of hashes.entries()) {
      let hash = first;
      for (let j = i + 1; j < Math.min(hashes.length, i + wordNgrams); j++) {
        hash = BigInt.asUintN(64, hash * ngramFactor + hashes[j]!);
        const bucket = Number(hash % BigInt(buckets));
        const row = keptBuckets ? keptBuckets.get(bucket) : bucket;
        if (row !== undefined) rows.push(words.size + row);
      }
    }
  }

  return (line) => {
    const rows: number[] = [];
    const found: number[] = [];
    const hashes: bigint[] = [];
    for (const token of [...line.split(whiteSpace), endOfSentence]) {
      if (token === '') continue;
      const label = labels.idOf(token);
      if (label !== undefined) found.push(label);
      if (token.startsWith(labelPrefix)) continue;
      const entry = lookUp(token);
      rows.push(...entry.rows);
      hashes.push(entry.hash);
    }
    if (wordNgrams > 1 && buckets > 0) addRuns(rows, hashes);
    return { rows, labels: found };
  };
}

/** Words that are remembered: some hundred bytes each. */
const mostRemembered = 200_000;
