// The words of a sentence that subsampling keeps (Mikolov et al. 2013, section 2.3).

import { next } from "./random";

/** Most words that stand in one window's reach; longer sentences are trained in pieces (word2vec.c's MAX_SENTENCE_LENGTH). */
export const MAX_SENTENCE: i32 = 1000;

/** Words in the piece that the last call read. */
export let kept: i32 = 0;

/**
 * Copies the kept ids from `from` up to `end` to `out`, at most MAX_SENTENCE, and returns where the next piece begins.
 * A word stays if a 32-bit random integer is at most `keep[id]`.
 */
export function readPiece(from: usize, end: usize, keep: usize, out: usize): usize {
  let n = 0, at = from;
  while (at < end && n < MAX_SENTENCE) {
    const id = load<u32>(at);
    at += 4;
    if (next() > load<u32>(keep + (usize(id) << 2))) continue;
    store<u32>(out + (usize(n++) << 2), id);
  }
  kept = n;
  return at;
}
