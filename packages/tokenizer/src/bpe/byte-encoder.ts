import { type IdBuffer, reserve } from '../bytes/id-buffer.ts';
import { isHighSurrogate } from '../bytes/utf8.ts';
import { type Scanner, scannerPadding } from '../scan/scanner.ts';
import { createSymbols, type MergeRules, mergeSymbols, pushSymbol } from './merge.ts';
import type { TokenTable } from './token-table.ts';

/** What byte-level BPE is made of. */
export interface ByteBPE {
  /** Id of each single byte. */
  readonly byteIds: Int32Array;
  /** Tokens that are taken whole where they are a piece, and room for the pieces that have been met. */
  readonly table: TokenTable;
  /** The merges of symbols whose bytes are in `view`. */
  rulesFor(view: DataView): MergeRules;
}

/** Appends the ids of `text` from UTF-16 unit `start` to `end`. */
export type AppendIds = (text: string, start: number, end: number, out: IdBuffer) => void;

/** UTF-16 units taken at a time: their bytes and the cache stay in the second-level cache. */
const chunkUnits = 1 << 14;

const encoder = new TextEncoder();

/**
 * Returns the fast path of byte-level BPE: text to bytes in a reused buffer, scanned into pre-tokens, each looked up in a cache of fixed
 * size and merged only where it is new.
 *
 * A pre-token that may go on behind the buffer waits for the next chunk. When one fills the buffer, the chunk doubles, so that a text
 * without any boundary still takes linear time.
 */
export function createByteEncoder(bpe: ByteBPE, scan: Scanner): AppendIds {
  const { table } = bpe;
  const symbols = createSymbols();
  let buffer = new Uint8Array(0);
  let view = new DataView(buffer.buffer);
  let rules = bpe.rulesFor(view);

  function makeRoom(size: number): void {
    if (size + scannerPadding <= buffer.length) return;
    const larger = new Uint8Array(Math.max(size + scannerPadding, 2 * buffer.length));
    larger.set(buffer);
    buffer = larger;
    view = new DataView(buffer.buffer);
    rules = bpe.rulesFor(view);
  }

  return (text, start, end, out) => {
    let carried = 0;
    let units = chunkUnits;
    for (let from = start; from < end; ) {
      let to = Math.min(from + units, end);
      if (to < end && isHighSurrogate(text.charCodeAt(to - 1))) to--;
      makeRoom(carried + 3 * (to - from));
      const part = from === 0 && to === text.length ? text : text.slice(from, to);
      const filled = carried + encoder.encodeInto(part, carried === 0 ? buffer : buffer.subarray(carried)).written;
      buffer.fill(0, filled, filled + scannerPadding);
      from = to;

      const isLast = from >= end;
      const done = appendPieces(filled, isLast ? filled : filled - scannerPadding, out);
      carried = filled - done;
      if (carried > 0) buffer.copyWithin(0, done, filled);
      if (done === 0) units *= 2;
    }
  };

  /** Encodes the pieces that end at or before `limit`; returns where the first other one begins. */
  function appendPieces(filled: number, limit: number, out: IdBuffer): number {
    const bytes = buffer;
    let at = 0;
    while (at < limit) {
      const stop = scan(bytes, at, filled);
      if (stop > limit) break;
      if (!table.append(view, at, stop - at, out)) appendNew(at, stop, out);
      at = stop;
    }
    return at;
  }

  function appendNew(start: number, stop: number, out: IdBuffer): void {
    symbols.count = 0;
    for (let at = start; at < stop; at++) pushSymbol(symbols, bpe.byteIds[buffer[at]!]!, at, at + 1);
    mergeSymbols(symbols, rules);
    const ids = reserve(out, symbols.count);
    for (let i = 0; i < symbols.count; i++) ids[out.length++] = symbols.ids[i]!;
    table.remember(view, start, stop - start, symbols.ids, symbols.count);
  }
}
