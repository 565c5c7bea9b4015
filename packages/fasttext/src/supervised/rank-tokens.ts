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
  const counts = new Map<string, number>();
  for (const [id, token] of tokensOf(text.vocabulary).entries()) counts.set(token, text.counts[id]!);
  const lines = text.batches.reduce((sum, { starts }) => sum + starts.length - 1, 0);
  counts.set(endOfSentence, (counts.get(endOfSentence) ?? 0) + lines);
  const wanted = new Set(extra);
  for (const word of extra) if (!counts.has(word)) counts.set(word, 0);

  const isLabel = (token: string): boolean => token.startsWith(labelPrefix);
  const ranked = [...counts].sort(([, a], [, b]) => b - a);
  const labels = ranked.filter(([token, count]) => isLabel(token) && count >= minLabelCount);
  const words = ranked.filter(([token, count]) => !isLabel(token) && (count >= minCount || wanted.has(token)));
  if (labels.length === 0) {
    const often = minLabelCount > 1 ? `, each ${minLabelCount} times or more` : '';
    throw new FirthError('EMPTY_VOCABULARY', `no label: lines begin with words like ${labelPrefix}sports${often}`);
  }
  if (words.length === 0) {
    throw new FirthError('EMPTY_VOCABULARY', `no word occurs ${minCount} times`);
  }
  return { words: vocabularyOf(words), labels: vocabularyOf(labels), tokens: text.tokens + lines };
}

function vocabularyOf(entries: readonly (readonly [string, number])[]): CountedVocabulary {
  const counts = Float64Array.from(entries, ([, count]) => count);
  return createVocabulary(
    entries.map(([token]) => token),
    counts,
  ) as CountedVocabulary;
}
