import type { ClassifierTokens } from '@firth/kernel/classifier';
import type { EncodedText } from '@firth/training';

/** A word or an n-gram that is used less often than once in so many tokens is no frequent one. */
const tokensBetweenUses = 20_000;

/** Returns the input rows that frequent tokens of `text` use, the most used first. */
export function frequentRows(
  { counts, batches, tokens }: Pick<EncodedText, 'counts' | 'batches' | 'tokens'>,
  { rowStarts, rows, endOfLine }: ClassifierTokens,
): Uint32Array {
  const uses = new Map<number, number>();
  const count = (token: number, times: number): void => {
    if (times * tokensBetweenUses < tokens) return;
    for (const row of rows.subarray(rowStarts[token], rowStarts[token + 1]))
      uses.set(row, (uses.get(row) ?? 0) + times);
  };
  for (const [token, times] of counts.entries()) count(token, times);
  count(
    endOfLine,
    batches.reduce((lines, { starts }) => lines + starts.length - 1, 0),
  );
  return Uint32Array.from(
    [...uses].sort(([, a], [, b]) => b - a),
    ([row]) => row,
  );
}
