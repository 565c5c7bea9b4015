import { tokensOf, type Vocabulary } from '@firth/core';
import { ignoredLabel, notALabel } from '@firth/kernel/classifier';
import { type Dictionary, endOfSentence } from '../model.ts';

/** Marks a token that is no word of the dictionary. */
export const notAWord = -1;

/** What the tokens of a text are in a dictionary. */
export interface TokenPlaces {
  /** The text's vocabulary, and the end of a line behind it where it is not among them. */
  readonly tokens: readonly string[];
  /** Which of the tokens it is that ends a line. */
  readonly endOfLine: number;
  /** Each token's word, or {@link notAWord}. */
  readonly wordOf: Int32Array;
  /** Each token's label, `notALabel`, or `ignoredLabel` for one that the dictionary lacks. */
  readonly labelOf: Int32Array;
}

/** Returns what the tokens of `vocabulary` are in a dictionary of another text. */
export function placeTokens(vocabulary: Vocabulary, { words, labels }: Dictionary, labelPrefix: string): TokenPlaces {
  const { tokens, endOfLine } = tokensAndEnd(vocabulary);
  const wordOf = new Int32Array(tokens.length).fill(notAWord);
  const labelOf = new Int32Array(tokens.length).fill(notALabel);
  for (const [i, token] of tokens.entries()) {
    if (token.startsWith(labelPrefix)) labelOf[i] = labels.idOf(token) ?? ignoredLabel;
    else wordOf[i] = words.idOf(token) ?? notAWord;
  }
  return { tokens, endOfLine, wordOf, labelOf };
}

/** Returns the tokens of `vocabulary` with the end of a line, and which it is. */
export function tokensAndEnd(vocabulary: Vocabulary): { tokens: string[]; endOfLine: number } {
  const tokens = tokensOf(vocabulary);
  const endOfLine = tokens.indexOf(endOfSentence);
  return { tokens, endOfLine: endOfLine >= 0 ? endOfLine : tokens.push(endOfSentence) - 1 };
}
