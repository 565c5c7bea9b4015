// The words of a part of a batch that subsampling keeps, piece by piece, and in each piece one center after the other.

import { settleLogs } from "./log-sum";
import { below } from "./random";
import { kept, MAX_SENTENCE, readPiece } from "./sentence";

let keep: usize = 0;          // u32 a word: see sentence.ts
let window: u32 = 0;
let dynamicWindow: bool = true;

let batchIds: usize = 0;
let endStart: usize = 0;      // the end of all sentences, in the list of starts

let partStart: u32 = 0;       // the ids of the part, by their numbers in the batch
let partEnd: u32 = 0;
let nextStart: usize = 0;     // the start of the next sentence, in the list of starts
let sentence: usize = 0;      // what is left of a sentence
let sentenceEnd: usize = 0;
let piece: usize = 0;         // u32[MAX_SENTENCE]

/** Words in the piece at hand, and the next of them to be a center. */
export let pieceLength: i32 = 0;
export let center: i32 = 0;

export function initializeBatches(keep_: usize, window_: u32, dynamicWindow_: bool): void {
  keep = keep_; window = window_; dynamicWindow = dynamicWindow_;
}

/** Begins part `part` of `parts` of a batch of `sentences` sentences of `ids`, which begin at `starts`; its pieces go to `piece`. */
export function beginBatch(ids: usize, starts: usize, sentences: i32, part: i32, parts: i32, piece_: usize): void {
  batchIds = ids;
  endStart = starts + (usize(sentences) << 2);
  partStart = partBorder(starts, part, parts);
  partEnd = partBorder(starts, part + 1, parts);
  nextStart = starts;
  sentence = sentenceEnd = 0;
  piece = piece_;
  pieceLength = center = 0;
}

/** Where part `part` begins: with a sentence, unless the next is so far away that the one there is cut in pieces anyway. */
function partBorder(starts: usize, part: i32, parts: i32): u32 {
  const border = u32(u64(load<u32>(endStart)) * u64(part) / u64(parts));
  let next = starts;
  while (load<u32>(next) < border) next += 4;
  return load<u32>(next) - border < u32(MAX_SENTENCE) ? load<u32>(next) : border;
}

/** Writes where the part has come to the 32 bytes at `at`. */
export function saveBatch(at: usize): void {
  store<u32>(at, partStart); store<u32>(at, partEnd, 4); store<usize>(at, nextStart, 8); store<usize>(at, sentence, 12);
  store<usize>(at, sentenceEnd, 16); store<usize>(at, piece, 20); store<i32>(at, pieceLength, 24); store<i32>(at, center, 28);
}

/** Goes on from what {@link saveBatch} wrote. */
export function resumeBatch(at: usize): void {
  partStart = load<u32>(at); partEnd = load<u32>(at, 4); nextStart = load<usize>(at, 8); sentence = load<usize>(at, 12);
  sentenceEnd = load<usize>(at, 16); piece = load<usize>(at, 20); pieceLength = load<i32>(at, 24); center = load<i32>(at, 28);
}

/** Makes sure that word `center` of the piece is there and has a neighbor; returns false at the end of the part. */
export function findCenter(): bool {
  while (center >= pieceLength || pieceLength < 2) {
    settleLogs();
    while (sentence >= sentenceEnd) {
      if (nextStart >= endStart) return false;
      sentence = batchIds + (usize(max(partStart, load<u32>(nextStart))) << 2);
      sentenceEnd = batchIds + (usize(min(partEnd, load<u32>(nextStart, 4))) << 2);
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

/** How many places to each side of a word its neighbors may be. */
// @ts-ignore: decorator
@inline export function drawReach(): i32 {
  return i32(dynamicWindow ? 1 + below(window) : window);
}
