import type { WordVectors } from '@firth/core';
import { selectRows } from './select-rows.ts';
import { unknownWord } from './unknown-word.ts';

/**
 * Returns new vectors of `words` alone, in their order and each once, with their counts and attributes.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word that is not in the vocabulary
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * const pair = subset(vectors, ['queen', 'king']);
 * console.log(pair.vocabulary.size, pair.vocabulary.tokenOf(0)); // 2 queen
 * ```
 */
export function subset(vectors: WordVectors, words: Iterable<string>): WordVectors {
  const { vocabulary } = vectors;
  const rows = Array.from(new Set(words), (word) => {
    const id = vocabulary.idOf(word);
    if (id === undefined) throw unknownWord(vocabulary, word);
    return id;
  });
  return selectRows(vectors, rows);
}
