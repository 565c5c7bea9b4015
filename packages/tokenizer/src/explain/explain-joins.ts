import { createSymbols, mergeSymbols, pushSymbol } from '../bpe/merge.ts';
import type { MergeStep } from './explanation.ts';

/**
 * Returns the merges of a BPE in which two neighbors join where their joined text is a token, as tiktoken and SentencePiece have it.
 *
 * `symbols` are the parts to begin with; `rankOf` gives the rank of a text, `undefined` where it is no token. A symbol of which `isFrozen`
 * is true joins no other.
 */
export function explainJoins(
  symbols: readonly string[],
  rankOf: (text: string) => number | undefined,
  isFrozen: (symbol: string) => boolean = () => false,
): MergeStep[] {
  const text = symbols.join('');
  const line = createSymbols();
  /** Where the symbol that begins at a place ends. */
  const ends = new Map<number, number>();
  for (const symbol of symbols) {
    const start = line.count === 0 ? 0 : line.ends[line.count - 1]!;
    ends.set(start, start + symbol.length);
    pushSymbol(line, isFrozen(symbol) ? frozen : free, start, start + symbol.length);
  }

  const merges: MergeStep[] = [];
  mergeSymbols(
    line,
    {
      rankOf: (left, right, start, _middle, end) =>
        left === frozen || right === frozen ? -1 : (rankOf(text.slice(start, end)) ?? -1),
      idOf: () => free,
    },
    (start, rank) => {
      const middle = ends.get(start)!;
      const end = ends.get(middle)!;
      ends.set(start, end);
      const [left, right, merged] = [text.slice(start, middle), text.slice(middle, end), text.slice(start, end)];
      merges.push({ left, right, merged, rank, start });
    },
  );
  return merges;
}

const free = 0;
const frozen = 1;
