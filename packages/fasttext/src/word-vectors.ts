import type { WordVectors } from '@firth/core';
import { computedVectors } from './computed-vectors.ts';
import { meanOfRows } from './mean-of-rows.ts';
import type { FastTextModel } from './model.ts';
import { rowsOfWord } from './word-rows.ts';

/**
 * Returns the word vectors of `model`: each is the mean of the word's row and of those of its n-grams. `vectorOf` makes a vector of any
 * word that has an n-gram, so questions may be asked about words that are in no dictionary.
 *
 * The matrix of all words is made when it is first asked for, and kept.
 *
 * @example
 * ```ts
 * const { model } = await trainFastText(fromText('walks walked talks talked\n'.repeat(50)), { dimensions: 8, buckets: 100 });
 * const vectors = fastTextVectors(model);
 * console.log(vectors.vocabulary.idOf('walking'), vectors.vectorOf('walking')?.length); // undefined 8
 * ```
 */
export function fastTextVectors({ settings, dictionary, input }: FastTextModel): WordVectors {
  return computedVectors(dictionary.words, settings.dimensions, (word) => {
    const rows = rowsOfWord(word, settings, dictionary);
    return rows.length === 0 ? undefined : meanOfRows(input, rows);
  });
}
