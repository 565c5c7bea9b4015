import type { Corpus, Vocabulary } from '@firth/core';
import { rankWords } from './rank-words.ts';
import { readWords } from './read-words.ts';
import { type VocabularyOptions, vocabularyLimits } from './vocabulary-limits.ts';

/**
 * Returns the words of `corpus` with their counts, the most frequent first and those of equal count by first appearance: all of them,
 * unless `minCount` or `maxVocabularySize` say otherwise. It reads the corpus once and keeps nothing but the different words.
 *
 * @throws FirthError `EMPTY`, `EMPTY_VOCABULARY`, `BAD_OPTION`, `LIMIT` for a word of more than 64 KiB, and what reading the source throws
 *
 * @example
 * ```ts
 * const vocabulary = await countWords(fromText('to be or not to be'), { minCount: 2 });
 * console.log(vocabulary.size, vocabulary.tokenOf(0), vocabulary.counts?.[0]); // 2 to 2
 * ```
 */
export async function countWords(corpus: Corpus, options: VocabularyOptions = {}): Promise<Vocabulary> {
  const limits = vocabularyLimits(options, 1);
  const { lexicon } = await readWords(corpus, options, () => {});
  return rankWords(lexicon, limits, corpus.name).vocabulary;
}
