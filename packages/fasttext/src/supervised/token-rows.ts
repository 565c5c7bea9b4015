import { type Dictionary, endOfSentence, type ModelSettings } from '../model.ts';
import { subwordBuckets } from '../subwords.ts';

/** What of a model's settings says which rows a word has. */
export type RowSettings = Pick<ModelSettings, 'minGram' | 'maxGram' | 'buckets'>;

/**
 * Returns the input rows of a word in a line: its own, where it has one, and those of its character n-grams (fastText's
 * `Dictionary::addSubwords`).
 */
export function tokenRows(word: string, dictionary: Dictionary, settings: RowSettings): number[] {
  const id = dictionary.words.idOf(word);
  const rows = id === undefined ? [] : [id];
  pushSubwordRows(rows, word, dictionary, settings);
  return rows;
}

/** Adds the rows of a word's character n-grams to `rows`. */
export function pushSubwordRows(
  rows: number[],
  word: string,
  { words, keptBuckets }: Dictionary,
  settings: RowSettings,
): void {
  if (settings.maxGram <= 0 || word === endOfSentence) return;
  for (const bucket of subwordBuckets(word, settings)) {
    const kept = keptBuckets ? keptBuckets.get(bucket) : bucket;
    if (kept !== undefined) rows.push(words.size + kept);
  }
}
