import { type Dictionary, endOfSentence, type ModelSettings } from './model.ts';
import { subwordBuckets } from './subwords.ts';

/**
 * Returns the input rows whose mean is the vector of `word`, as fastText's `Dictionary::getSubwords`: the word's own, where it is in
 * the dictionary, then those of its n-grams; in a pruned model of those that were kept. None for a short unknown word.
 */
export function rowsOfWord(word: string, settings: ModelSettings, dictionary: Dictionary): number[] {
  const { words } = dictionary;
  const id = words.idOf(word);
  const own = id === undefined ? [] : [id];
  return word === endOfSentence ? own : [...own, ...rowsOfSubwords(word, settings, dictionary)];
}

function rowsOfSubwords(word: string, settings: ModelSettings, dictionary: Dictionary): number[] {
  const rows: number[] = [];
  for (const bucket of subwordBuckets(word, settings)) {
    const row = rowOfBucket(bucket, dictionary);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}

/** Returns the input row of an n-gram bucket; `undefined` where it was pruned. */
export function rowOfBucket(bucket: number, { words, keptBuckets }: Dictionary): number | undefined {
  const place = keptBuckets ? keptBuckets.get(bucket) : bucket;
  return place === undefined ? undefined : words.size + place;
}
