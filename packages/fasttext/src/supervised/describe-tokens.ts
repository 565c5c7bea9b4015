import { type ClassifierShape, type ClassifierTokens, notALabel } from '@firth/kernel/classifier';
import type { EncodedText } from '@firth/training';
import type { Dictionary } from '../model.ts';
import { hashOf } from '../subwords.ts';
import { notAWord, type TokenPlaces } from './token-places.ts';
import { pushSubwordRows, type RowSettings } from './token-rows.ts';

/** Returns what the ids of a text stand for in a model of `dictionary`, in which its tokens have these places. */
export function describeTokens(
  { tokens, endOfLine, wordOf, labelOf }: TokenPlaces,
  dictionary: Dictionary,
  settings: RowSettings & { readonly wordNgrams: number },
): ClassifierTokens {
  const rowStarts = new Uint32Array(tokens.length + 1);
  const rows: number[] = [];
  for (let id = 0; id < tokens.length; id++) {
    if (wordOf[id] !== notAWord) rows.push(wordOf[id]!);
    if (labelOf[id] === notALabel) pushSubwordRows(rows, tokens[id]!, dictionary, settings);
    rowStarts[id + 1] = rows.length;
  }
  const hashes = new Uint32Array(settings.wordNgrams > 1 ? tokens.map(hashOf) : []); // only those of runs are asked for
  return { rowStarts, rows: new Uint32Array(rows), hashes, labels: labelOf, endOfLine };
}

/** Returns the most words (its end counted), labels and rows that a line of `text` has, or a little more. */
export function longestLine(
  { batches }: EncodedText,
  { rowStarts, endOfLine }: ClassifierTokens,
  wordNgrams: number,
): ClassifierShape['line'] {
  const rowsOf = new Uint32Array(rowStarts.length - 1);
  for (let token = 0; token < rowsOf.length; token++) rowsOf[token] = rowStarts[token + 1]! - rowStarts[token]!;
  const isWordARow = rowsOf.every((rows) => rows <= 1);
  let tokens = 0;
  let rows = 0;
  for (const { ids, starts } of batches) {
    for (let line = 0; line + 1 < starts.length; line++) {
      const length = starts[line + 1]! - starts[line]!;
      tokens = Math.max(tokens, length);
      rows = Math.max(rows, isWordARow ? length : sumOf(rowsOf, ids, starts[line]!, starts[line + 1]!));
    }
  }
  const words = tokens + 1;
  return { words, labels: words, rows: rows + rowsOf[endOfLine]! + words * (wordNgrams - 1) };
}

function sumOf(numbers: Uint32Array, ids: Uint32Array, first: number, end: number): number {
  let sum = 0;
  for (let i = first; i < end; i++) sum += numbers[ids[i]!]!;
  return sum;
}
