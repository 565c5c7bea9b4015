import { tokensOf } from '@firth/core';
import { type ClassifierShape, type ClassifierTokens, ignoredLabel, notALabel } from '@firth/kernel/classifier';
import type { EncodedText } from '@firth/training';
import { type Dictionary, endOfSentence } from '../model.ts';
import { hashOf } from '../subwords.ts';
import { type RowSettings, tokenRows } from './token-rows.ts';

/** Returns what the ids of `text` stand for in a model of `dictionary`; behind them stands the end of a line. */
export function describeTokens(
  text: EncodedText,
  dictionary: Dictionary,
  settings: RowSettings & { readonly labelPrefix: string },
): ClassifierTokens {
  const tokens = [...tokensOf(text.vocabulary), endOfSentence];
  const rowStarts = new Uint32Array(tokens.length + 1);
  const rows: number[] = [];
  const labels = new Int32Array(tokens.length).fill(notALabel);
  for (const [id, token] of tokens.entries()) {
    if (token.startsWith(settings.labelPrefix)) labels[id] = dictionary.labels.idOf(token) ?? ignoredLabel;
    else for (const row of tokenRows(token, dictionary, settings)) rows.push(row);
    rowStarts[id + 1] = rows.length;
  }
  const hashes = Uint32Array.from(tokens, hashOf);
  return { rowStarts, rows: Uint32Array.from(rows), hashes, labels, endOfLine: tokens.length - 1 };
}

/** Returns the most words (its end counted), labels and rows that a line of `text` has. */
export function longestLine(
  { batches }: EncodedText,
  { rowStarts, labels, endOfLine }: ClassifierTokens,
  wordNgrams: number,
): ClassifierShape['line'] {
  const longest = { words: 1, labels: 1, rows: 1 };
  const wordsOf = Uint32Array.from(labels, (label) => (label === notALabel ? 1 : 0));
  const rowsOf = Uint32Array.from(labels, (_, token) => rowStarts[token + 1]! - rowStarts[token]!); // labels have none
  for (const { ids, starts } of batches) {
    for (let n = 0; n + 1 < starts.length; n++) {
      const first = starts[n]!;
      const end = starts[n + 1]!;
      const words = sumOf(wordsOf, ids, first, end) + 1;
      const rows = sumOf(rowsOf, ids, first, end) + rowsOf[endOfLine]!;
      longest.words = Math.max(longest.words, words);
      longest.labels = Math.max(longest.labels, end - first - words + 1);
      longest.rows = Math.max(longest.rows, rows + words * (wordNgrams - 1));
    }
  }
  return longest;
}

function sumOf(numbers: Uint32Array, ids: Uint32Array, first: number, end: number): number {
  let sum = 0;
  for (let i = first; i < end; i++) sum += numbers[ids[i]!]!;
  return sum;
}
