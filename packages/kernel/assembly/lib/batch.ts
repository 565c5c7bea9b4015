// The words of a batch that subsampling keeps, piece by piece, and in each piece one center after the other.

import { settleLogs } from "./log-sum";
import { below } from "./random";
import { kept, readPiece } from "./sentence";

let keep: usize = 0;          // u32 a word: see sentence.ts
let piece: usize = 0;         // u32[MAX_SENTENCE]
let window: u32 = 0;
let dynamicWindow: bool = true;

let batchIds: usize = 0;
let nextStart: usize = 0;     // the start of the next sentence, and the end of all, in the list of starts
let endStart: usize = 0;
let sentence: usize = 0;      // what is left of a sentence
let sentenceEnd: usize = 0;

/** Words in the piece at hand, and the next of them to be a center. */
export let pieceLength: i32 = 0;
export let center: i32 = 0;

export function initializeBatches(keep_: usize, piece_: usize, window_: u32, dynamicWindow_: bool): void {
  keep = keep_; piece = piece_; window = window_; dynamicWindow = dynamicWindow_;
}

/** Begins a batch of `sentences` sentences of `ids`, which begin at `starts`. */
export function beginBatch(ids: usize, starts: usize, sentences: i32): void {
  batchIds = ids;
  nextStart = starts;
  endStart = starts + (usize(sentences) << 2);
  sentence = sentenceEnd = 0;
  pieceLength = center = 0;
}

/** Makes sure that word `center` of the piece is there and has a neighbour; returns false at the end of the batch. */
export function findCenter(): bool {
  while (center >= pieceLength || pieceLength < 2) {
    settleLogs();
    while (sentence >= sentenceEnd) {
      if (nextStart >= endStart) return false;
      sentence = batchIds + (usize(load<u32>(nextStart)) << 2);
      sentenceEnd = batchIds + (usize(load<u32>(nextStart, 4)) << 2);
      nextStart += 4;
    }
    sentence = readPiece(sentence, sentenceEnd, keep, piece);
    pieceLength = kept;
    center = 0;
  }
  return true;
}

/** Takes word `center`: returns its place, and the next one is the center. */
// @ts-ignore: decorator
@inline export function takeCenter(): i32 {
  return center++;
}

// @ts-ignore: decorator
@inline export function wordAt(i: i32): u32 {
  return load<u32>(piece + (usize(i) << 2));
}

/** How many places to each side of a word its neighbours may be. */
// @ts-ignore: decorator
@inline export function drawReach(): i32 {
  return i32(dynamicWindow ? 1 + below(window) : window);
}
