import { createVocabulary, FirthError } from '@firth/core';
import { ignoredLabel, notALabel } from '@firth/kernel/classifier';
import type { EncodedText } from '@firth/training';
import type { CountedVocabulary, Dictionary } from '../model.ts';
import { linesIn } from './lines-in.ts';
import type { ClassifierSettings } from './settings.ts';
import { notAWord, type TokenPlaces, tokensAndEnd } from './token-places.ts';

/** A dictionary, and what the tokens of its text are in it: nothing has to be looked up. */
export interface RankedTokens {
  readonly dictionary: Dictionary;
  readonly places: TokenPlaces;
}

/**
 * Returns the words and labels of `text` that occur often enough, the most frequent first; `text` must hold all that there are. The end
 * of a line is a word, as in fastText. Words of `extra` are kept however rare they are.
 *
 * @throws FirthError `EMPTY_VOCABULARY` where no label or no word is left
 */
export function rankTokens(
  text: EncodedText,
  settings: ClassifierSettings,
  extra: readonly string[] = [],
): RankedTokens {
  const { labelPrefix, minCount, minLabelCount } = settings;
  const lines = linesIn(text);
  const { tokens, endOfLine } = tokensAndEnd(text.vocabulary);
  const inText = tokens.length;
  const counts = [...text.counts];
  counts[endOfLine] = (counts[endOfLine] ?? 0) + lines;
  const wanted = new Set(extra);
  if (wanted.size > 0) addAbsent(wanted, tokens, counts);

  const wordOf = new Int32Array(tokens.length).fill(notAWord);
  const labelOf = new Int32Array(tokens.length).fill(notALabel);
  const words: number[] = [];
  const labels: number[] = [];
  for (const i of byCount(counts)) {
    const token = tokens[i]!;
    const count = counts[i]!;
    if (token.startsWith(labelPrefix)) labelOf[i] = count >= minLabelCount ? labels.push(i) - 1 : ignoredLabel;
    else if (count >= minCount || wanted.has(token)) wordOf[i] = words.push(i) - 1;
  }
  if (labels.length === 0) {
    const often = minLabelCount > 1 ? `, each ${minLabelCount} times or more` : '';
    throw new FirthError('EMPTY_VOCABULARY', `no label: lines begin with words like ${labelPrefix}sports${often}`);
  }
  if (words.length === 0) {
    throw new FirthError('EMPTY_VOCABULARY', `no word occurs ${minCount} times`);
  }
  const vocabularyOf = (ranked: readonly number[]): CountedVocabulary =>
    createVocabulary(
      ranked.map((i) => tokens[i]!),
      new Float64Array(ranked.map((i) => counts[i]!)),
    ) as CountedVocabulary;
  return {
    dictionary: { words: vocabularyOf(words), labels: vocabularyOf(labels), tokens: text.tokens + lines },
    places: {
      endOfLine,
      tokens: tokens.slice(0, inText),
      wordOf: wordOf.subarray(0, inText),
      labelOf: labelOf.subarray(0, inText),
    },
  };
}

/** Adds the words that the text lacks: they occur 0 times. */
function addAbsent(words: ReadonlySet<string>, tokens: string[], counts: number[]): void {
  const known = new Set(tokens);
  for (const word of words) {
    if (known.has(word)) continue;
    tokens.push(word);
    counts.push(0);
  }
}

/** Returns the places of `counts`, the greatest first; equal ones keep their order. */
function byCount(counts: readonly number[]): number[] {
  return counts.map((_, i) => i).sort((a, b) => counts[b]! - counts[a]!);
}
