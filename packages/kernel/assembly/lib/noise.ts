// Words of the noise distribution, out of a pool.
//
// The rows of noise words lie all over the table, and fetching them from memory is most of what a window waits for. So words are drawn
// POOL at a time, and noise is taken from among them until each has been taken USES times on average: their rows stay in the cache
// meanwhile. Every word that is taken still has the noise distribution; those of one pool depend on each other.

import { below, next } from "./random";

const POOL: u32 = 1024, USES: u32 = 16;

let words: u32 = 0;
let alias: usize = 0;         // (threshold, alias) a word: see src/random/alias-table.ts
let pool: usize = 0;          // u32[POOL]; 0: every word is drawn anew
let left: u32 = 0;            // words still to be taken from this pool

export function initializeNoise(words_: u32, alias_: usize, pool_: usize): void {
  words = words_; alias = alias_; pool = pool_;
}

/** Forgets the pool, so that a batch does not depend on the one before. */
export function beginNoise(): void {
  left = 0;
}

/** A noise word. */
// @ts-ignore: decorator
@inline export function takeNoise(): u32 {
  if (pool == 0) return drawNoise();
  if (left == 0) fillPool();
  left--;
  return load<u32>(pool + (usize(below(POOL)) << 2));
}

function fillPool(): void {
  for (let i: u32 = 0; i < POOL; i++) store<u32>(pool + (usize(i) << 2), drawNoise());
  left = POOL * USES;
}

// @ts-ignore: decorator
@inline function drawNoise(): u32 {
  const draw = below(words), entry = alias + (usize(draw) << 3);
  return next() < load<u32>(entry) ? draw : load<u32>(entry, 4);
}
