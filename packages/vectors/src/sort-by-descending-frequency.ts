import { FirthError, type WordVectors } from '@firth/core';
import { selectRows } from './select-rows.ts';

/**
 * Returns new vectors of the same words, the most frequent first: the order that `restrictTo` relies on. Words as
 * frequent stay in their order.
 *
 * The order of gensim's `KeyedVectors.sort_by_descending_frequency`, but for words as frequent.
 *
 * @throws FirthError `BAD_OPTION` for a vocabulary without counts
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'the'], Float64Array.of(3, 120));
 * const vectors = createWordVectors(words, { rows: 2, columns: 1, data: Float32Array.of(1, 2) });
 * console.log(sortByDescendingFrequency(vectors).vocabulary.tokenOf(0)); // the
 * ```
 */
export function sortByDescendingFrequency(vectors: WordVectors): WordVectors {
  const { counts, size } = vectors.vocabulary;
  if (!counts) throw new FirthError('BAD_OPTION', 'the vocabulary has no counts to sort by');
  const rows = Array.from({ length: size }, (_, row) => row).sort((a, b) => counts[b]! - counts[a]! || a - b);
  return selectRows(vectors, rows);
}
