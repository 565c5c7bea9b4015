import type { SubwordRows } from '@firth/kernel/word2vec';
import { type CountedVocabulary, endOfSentence } from '../model.ts';
import { type SubwordOptions, subwordBuckets } from '../subwords.ts';

/** The input rows that the words of a text use. */
export interface CompactSubwords extends SubwordRows {
  /** The bucket of each row behind the words' own. */
  readonly buckets: Uint32Array;
}

/**
 * Returns the input rows of `words`: one a word, then one for each bucket that a word's n-grams fall into, the most used first. The others,
 * three of four with the usual two million, no training can reach; without them the rows in use lie close together.
 */
export function compactSubwords(words: CountedVocabulary, options: SubwordOptions): CompactSubwords {
  const starts = new Uint32Array(words.size + 1);
  const bucketsOfWords: number[][] = [];
  const uses = new Map<number, number>();
  for (let word = 0; word < words.size; word++) {
    const token = words.tokenOf(word)!;
    const buckets = token === endOfSentence ? [] : subwordBuckets(token, options);
    for (const bucket of buckets) uses.set(bucket, (uses.get(bucket) ?? 0) + words.counts[word]!);
    bucketsOfWords.push(buckets);
    starts[word + 1] = starts[word]! + 1 + buckets.length;
  }
  const buckets = Uint32Array.from(uses.keys()).sort((a, b) => uses.get(b)! - uses.get(a)! || a - b);
  for (const [place, bucket] of buckets.entries()) uses.set(bucket, words.size + place);
  const rows = new Uint32Array(starts[words.size]!);
  for (const [word, itsBuckets] of bucketsOfWords.entries()) {
    let at = starts[word]!;
    rows[at++] = word;
    for (const bucket of itsBuckets) rows[at++] = uses.get(bucket)!;
  }
  return { starts, rows, count: words.size + buckets.length, buckets };
}
