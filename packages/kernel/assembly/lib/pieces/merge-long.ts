// Byte pair encoding of a long piece, in O(n log n).
//
//   scratch  20 bytes a byte of text: of each symbol its id, rank, what it and the next become, and its neighbors' places;
//            then 16 bytes a byte of text, and 192: a heap of rank << 32 | place
//
// An entry whose rank is no longer that of its place is dropped. A merge takes one entry and adds two at most, so the heap holds no more
// than two a symbol.

import { sequenceLength } from "./characters";
import { leastEntry, popEntry, pushEntry } from "./entry-heap";
import { joined, NO_RANK, rankOf } from "./pair-ranks";
import { characterAt, charsAreSymbols, idOfByte, idOfFinalByte } from "./symbols";

const LONG_SYMBOL: usize = 20;

let symbols: usize = 0;
let heap: usize = 0;
let heapSize: u32 = 0;

// @ts-ignore: decorator
@inline function symbolAt(place: u32): usize {
  return symbols + usize(place) * LONG_SYMBOL;
}

export function mergeLong(at: usize, length: u32, to: usize, scratch: usize): usize {
  symbols = scratch;
  heap = (scratch + usize(length) * LONG_SYMBOL + 63) & ~63;
  heapSize = 0;
  let before: u32 = -1;
  for (let i: u32 = 0; i < length; ) {
    const bytes = charsAreSymbols ? min(u32(sequenceLength(load<u8>(at + i))), length - i) : 1;
    const id = charsAreSymbols ? characterAt(at + i) : -1;
    const step: u32 = id < 0 ? 1 : bytes;
    for (const end = i + bytes; i < end; i += step) {
      const symbol = symbolAt(i);
      store<u32>(symbol, id < 0 ? idOfByte(at + i) : id);
      store<u32>(symbol, before, 12);
      store<u32>(symbol, i + step, 16);
      before = i;
    }
  }
  if (!charsAreSymbols) store<u32>(symbolAt(length - 1), idOfFinalByte(at + length - 1));
  for (let i: u32 = 0; i < length; i = load<u32>(symbolAt(i), 16)) rankAgain(at, i, length);
  while (heapSize > 0) {
    const entry = leastEntry(heap);
    popEntry(heap, heapSize);
    heapSize--;
    const i = u32(entry);
    const symbol = symbolAt(i);
    if (load<u32>(symbol, 4) != u32(entry >> 32)) continue;
    const right = symbolAt(load<u32>(symbol, 16));
    store<u32>(symbol, load<u32>(symbol, 8));
    store<u32>(right, NO_RANK, 4);
    const next = load<u32>(right, 16);
    store<u32>(symbol, next, 16);
    if (next < length) store<u32>(symbolAt(next), i, 12);
    rankAgain(at, i, length);
    const left = load<u32>(symbol, 12);
    if (left != <u32>-1) rankAgain(at, left, length);
  }
  for (let i: u32 = 0; i < length; i = load<u32>(symbolAt(i), 16)) {
    store<u32>(to, load<u32>(symbolAt(i)));
    to += 4;
  }
  return to;
}

function rankAgain(at: usize, i: u32, length: u32): void {
  const symbol = symbolAt(i);
  const next = load<u32>(symbol, 16);
  let rank = NO_RANK;
  if (next < length) {
    const right = symbolAt(next);
    rank = rankOf(load<u32>(symbol), load<u32>(right), at + i, at + load<u32>(right, 16));
    store<u32>(symbol, joined, 8);
  }
  store<u32>(symbol, rank, 4);
  if (rank != NO_RANK) pushEntry(heap, heapSize++, (i64(rank) << 32) | i64(i));
}
