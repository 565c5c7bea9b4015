import type { ClassifierTokens } from '@firth/kernel/classifier';
import type { EncodedText } from '@firth/training';
import { linesIn } from './lines-in.ts';

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
    for (let i = rowStarts[token]!; i < rowStarts[token + 1]!; i++)
      uses.set(rows[i]!, (uses.get(rows[i]!) ?? 0) + times);
  };
  for (let token = 0; token < counts.length; token++) count(token, counts[token]!);
  count(endOfLine, linesIn({ batches }));
  const ranked = [...uses].sort((a, b) => b[1] - a[1]);
  return new Uint32Array(ranked.map(([row]) => row));
}
