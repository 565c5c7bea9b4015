import { createVocabulary, FirthError, tokensOf } from '@firth/core';
import type { EncodedText } from '@firth/training';
import { type CountedVocabulary, type Dictionary, endOfSentence } from '../model.ts';
import type { ClassifierSettings } from './settings.ts';

/**
 * Returns the words and labels of `text` that occur often enough, the most frequent first; `text` must hold all that there are. The end
 * of a line is a word, as in fastText. Words of `extra` are kept however rare they are.
 *
 * @throws FirthError `EMPTY_VOCABULARY` where no label or no word is left
 */
export function rankTokens(text: EncodedText, settings: ClassifierSettings, extra: readonly string[] = []): Dictionary {
  const { labelPrefix, minCount, minLabelCount } = settings;
  const tokens = tokensOf(text.vocabulary);
  const counts = Array.from(text.counts);
  const lines = text.batches.reduce((sum, { starts }) => sum + starts.length - 1, 0);
  const end = tokens.indexOf(endOfSentence);
  if (end >= 0) counts[end]! += lines;
  else {
    tokens.push(endOfSentence);
    counts.push(lines);
  }
  const wanted = new Set(extra);
  if (wanted.size > 0) {
    const known = new Set(tokens);
    const absent = [...wanted].filter((word) => !known.has(word));
    tokens.push(...absent);
    counts.push(...absent.map(() => 0));
  }

  const isLabel = (i: number): boolean => tokens[i]!.startsWith(labelPrefix);
  const ranked = counts.map((_, i) => i).sort((a, b) => counts[b]! - counts[a]!);
  const labels = ranked.filter((i) => counts[i]! >= minLabelCount && isLabel(i));
  const words = ranked.filter((i) => (counts[i]! >= minCount || wanted.has(tokens[i]!)) && !isLabel(i));
  if (labels.length === 0) {
    const often = minLabelCount > 1 ? `, each ${minLabelCount} times or more` : '';
    throw new FirthError('EMPTY_VOCABULARY', `no label: lines begin with words like ${labelPrefix}sports${often}`);
  }
  if (words.length === 0) {
    throw new FirthError('EMPTY_VOCABULARY', `no word occurs ${minCount} times`);
  }
  const vocabularyOf = (places: readonly number[]): CountedVocabulary =>
    createVocabulary(
      places.map((i) => tokens[i]!),
      Float64Array.from(places, (i) => counts[i]!),
    ) as CountedVocabulary;
  return { words: vocabularyOf(words), labels: vocabularyOf(labels), tokens: text.tokens + lines };
}
