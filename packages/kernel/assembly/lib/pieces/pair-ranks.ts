// The ranks of merging two symbols.
//
//   pairs    16 bytes each, 2^pairBits of them: left id + 1, right id, rank, id of the two joined
//   filter   a bit for each hash of pairBits + 3 bits: whether a pair with a rank has it. Most pairs of a text have no rank, and this
//            tells it of nine in ten of them from a sixteenth of the memory

import { findToken } from "./piece-table";

export const NO_RANK: u32 = 0xffffffff;

let pairs: usize = 0;
let pairBits: u32 = 0;
let filter: usize = 0;
/** Whether the rank of a pair is the id of the token that its bytes make, and `pairs` only remembers answers. */
let ranksAreIds: bool = false;

export function placePairs(pairs_: usize, pairBits_: u32, filter_: usize, ranksAreIds_: bool): void {
  pairs = pairs_;
  pairBits = pairBits_;
  filter = filter_;
  ranksAreIds = ranksAreIds_;
}

/** Enters the merges of ranks 0 to `count`: pairs of ids and the ids that they become. Of equal pairs the last counts. */
export function addMerges(lefts: usize, rights: usize, merged: usize, count: u32): void {
  const mask: u32 = (1 << pairBits) - 1;
  for (let rank: u32 = 0; rank < count; rank++) {
    const offset = usize(rank) << 2;
    const left = load<u32>(lefts + offset) + 1;
    const right = load<u32>(rights + offset);
    const hash = hashOfPair(left, right);
    let place = placeOfHash(hash);
    const byte = filter + byteOfHash(hash);
    store<u8>(byte, load<u8>(byte) | bitOfHash(hash));
    let slot = pairs + (usize(place) << 4);
    while (load<u32>(slot) != 0 && (load<u32>(slot) != left || load<u32>(slot, 4) != right)) {
      place = (place + 1) & mask;
      slot = pairs + (usize(place) << 4);
    }
    store<u32>(slot, left);
    store<u32>(slot, right, 4);
    store<u32>(slot, rank, 8);
    store<u32>(slot, load<u32>(merged + offset), 12);
  }
}

// @ts-ignore: decorator
@inline function hashOfPair(left: u32, right: u32): u64 {
  return ((u64(left) << 32) | u64(right)) * 0x9e3779b97f4a7c15;
}

// @ts-ignore: decorator
@inline function placeOfHash(hash: u64): u32 {
  return u32(hash >> (64 - pairBits));
}

/** The byte of the filter that a hash is in. */
// @ts-ignore: decorator
@inline function byteOfHash(hash: u64): usize {
  return usize(hash >> (64 - pairBits));
}

// @ts-ignore: decorator
@inline function bitOfHash(hash: u64): u32 {
  return 1 << (u32(hash >> (61 - pairBits)) & 7);
}

/** What the last pair with a rank becomes. */
export let joined: u32 = 0;

/** The rank of joining two neighbors whose bytes are from `start` to `end`, or NO_RANK. */
// @ts-ignore: decorator
@inline export function rankOf(left: u32, right: u32, start: usize, end: usize): u32 {
  const hash = hashOfPair(left + 1, right);
  if (!ranksAreIds && (load<u8>(filter + byteOfHash(hash)) & bitOfHash(hash)) == 0) return NO_RANK;
  const place = placeOfHash(hash);
  let slot = pairs + (usize(place) << 4);
  const wanted = (u64(right) << 32) | u64(left + 1);
  if (load<u64>(slot) == wanted) {
    joined = load<u32>(slot, 12);
    return load<u32>(slot, 8);
  }
  if (ranksAreIds) return rankByBytes(slot, wanted, start, end);
  return rankFurther(place, wanted);
}

function rankByBytes(slot: usize, pair: u64, start: usize, end: usize): u32 {
  const rank = findToken(start, u32(end - start));
  store<u64>(slot, pair);
  store<u32>(slot, rank, 8);
  store<u32>(slot, rank, 12);
  joined = rank;
  return rank;
}

function rankFurther(place: u32, wanted: u64): u32 {
  const mask: u32 = (1 << pairBits) - 1;
  while (true) {
    const slot = pairs + (usize(place) << 4);
    const pair = load<u64>(slot);
    if (pair == wanted) {
      joined = load<u32>(slot, 12);
      return load<u32>(slot, 8);
    }
    if (u32(pair) == 0) return NO_RANK;
    place = (place + 1) & mask;
  }
}
