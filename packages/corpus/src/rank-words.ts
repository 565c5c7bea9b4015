import { createVocabulary, FirthError, type Vocabulary } from '@firth/core';
import type { Lexicon } from '@firth/kernel/scan';
import type { VocabularyLimits } from './vocabulary-limits.ts';

/** The new id of a word that is left out. */
export const dropped = 0xffff_ffff;

/** The words that are kept, and where each word of the lexicon went. */
export interface Ranking {
  readonly vocabulary: Vocabulary;
  /** For each id of the lexicon the id in the vocabulary, or {@link dropped}. */
  readonly newIds: Uint32Array;
}

/**
 * Returns the words of `lexicon` that occur at least `minCount` times as a vocabulary: the most frequent first, those of equal count by
 * first appearance, and of these the first `maxVocabularySize`.
 *
 * @throws FirthError `EMPTY_VOCABULARY` where no word occurs so often
 */
export function rankWords(lexicon: Lexicon, limits: VocabularyLimits, file: string | undefined): Ranking {
  const counts = lexicon.counts();
  const ranked = Uint32Array.from(counts, (_, id) => id)
    .filter((id) => counts[id]! >= limits.minCount)
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .subarray(0, limits.maxVocabularySize);
  if (ranked.length === 0) throw emptyVocabulary(lexicon, counts, limits.minCount, file);

  const words = Array.from(ranked, (id) => lexicon.wordOf(id));
  const newIds = new Uint32Array(lexicon.size).fill(dropped);
  for (const [newId, id] of ranked.entries()) newIds[id] = newId;
  return {
    vocabulary: createVocabulary(
      words,
      Float64Array.from(ranked, (id) => counts[id]!),
    ),
    newIds,
  };
}

function emptyVocabulary(lexicon: Lexicon, counts: Float64Array, minCount: number, file?: string): FirthError {
  const best = counts.reduce((most, count, id) => (count > counts[most]! ? id : most), 0);
  const word = JSON.stringify(lexicon.wordOf(best).slice(0, 40));
  const message =
    `none of the ${lexicon.size} different words occurs ${minCount} times (minCount); ` +
    `the most frequent, ${word}, occurs ${counts[best] === 1 ? 'once' : `${counts[best]} times`}`;
  return new FirthError('EMPTY_VOCABULARY', message, { ...(file !== undefined && { file }) });
}
