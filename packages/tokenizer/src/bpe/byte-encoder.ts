import { reserve } from '../bytes/id-buffer.ts';
import type { NamedScanner } from '../scan/scanner.ts';
import { type AppendIds, createChunkedEncoder } from './chunked-encoder.ts';
import { createSymbols, type MergeRules, mergeSymbols, pushSymbol } from './merge.ts';
import type { TokenTable } from './token-table.ts';

/** What byte-level BPE is made of. */
export interface ByteBPE {
  /** Id of each single byte. */
  readonly byteIds: Int32Array;
  /** Id of each byte that ends a piece, where the last symbol has a suffix. */
  readonly finalByteIds?: Int32Array | undefined;
  /** Tokens that are taken whole where they are a piece, and room for the pieces that have been met. */
  readonly table: TokenTable;
  /** The merges of symbols whose bytes are in `view`. */
  rulesFor(view: DataView): MergeRules;
}

/** Returns the fast path of byte-level BPE: a piece that is no token begins as its bytes, which are merged. */
export function createByteEncoder(
  { byteIds, finalByteIds = byteIds, table, rulesFor }: ByteBPE,
  scanner: NamedScanner,
): AppendIds {
  const symbols = createSymbols();
  let lastView: DataView | undefined;
  let rules: MergeRules | undefined;

  return createChunkedEncoder(table, scanner, (bytes, view, start, stop, out) => {
    if (view !== lastView) rules = rulesFor(view);
    lastView = view;
    symbols.count = 0;
    for (let at = start; at < stop - 1; at++) pushSymbol(symbols, byteIds[bytes[at]!]!, at, at + 1);
    pushSymbol(symbols, finalByteIds[bytes[stop - 1]!]!, stop - 1, stop);
    mergeSymbols(symbols, rules!);
    const ids = reserve(out, symbols.count);
    for (let i = 0; i < symbols.count; i++) ids[out.length++] = symbols.ids[i]!;
  });
}
