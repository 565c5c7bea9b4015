import { endOfSentence, type FastTextModel } from './model.ts';
import { addRow } from './row-table.ts';
import { subwordsOf } from './subwords.ts';
import { rowOfBucket } from './word-rows.ts';

/** A piece of a word and its input row. */
export interface NgramVector {
  readonly text: string;
  readonly vector: Float32Array;
}

/**
 * Returns what the vector of `word` is the mean of: the word itself, where it is in the dictionary, and each of its n-grams, as
 * fastText's `print-ngrams`.
 *
 * @example
 * ```ts
 * const { model } = await trainFastText(fromText('walks walked\n'.repeat(50)), { dimensions: 8, buckets: 100, minGram: 5 });
 * console.log(ngramVectors(model, 'walks').map(({ text }) => text).join(' ')); // walks <walk <walks walks walks> alks>
 * ```
 */
export function ngramVectors({ settings, dictionary, input }: FastTextModel, word: string): NgramVector[] {
  const vectorAt = (row: number): Float32Array => {
    const vector = new Float32Array(settings.dimensions);
    addRow(input, row, vector);
    return vector;
  };
  const id = dictionary.words.idOf(word);
  const ngrams = id === undefined ? [] : [{ text: word, vector: vectorAt(id) }];
  if (word === endOfSentence) return ngrams;
  for (const { text, bucket } of subwordsOf(word, settings)) {
    const row = rowOfBucket(bucket, dictionary);
    if (row !== undefined) ngrams.push({ text, vector: vectorAt(row) });
  }
  return ngrams;
}
