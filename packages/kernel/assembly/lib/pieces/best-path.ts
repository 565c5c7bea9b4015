// Unigram: the tokens of the highest sum of scores that a piece can be cut into (Viterbi), as `EncodeOptimized` of SentencePiece
// (unigram_model.cc) finds them: of equal paths the one found first stays, and a character is unknown only where no token is that character.
//
//   scores   f64 a token
//   scratch  16 bytes a place in the piece, and one behind it: the best score up to there, f64; where the token that ends there begins, u32,
//            -1 before any does; its id, i32, -1 for an unknown character. In the end, where the token that begins there ends, u32

import { NOWHERE, ROOT, step, stepTwo, valueAt } from "./byte-trie";
import { sequenceLength } from "./characters";

const PLACE: usize = 16;
const FROM: usize = 8;
const ID: usize = 12;

let scores: usize = 0;
let unknownScore: f64 = 0;
let unknownId: i32 = 0;

export function setBestPath(scores_: usize, unknownScore_: f64, unknownId_: i32): void {
  scores = scores_;
  unknownScore = unknownScore_;
  unknownId = unknownId_;
}

let places: usize = 0;

// @ts-ignore: decorator
@inline function place(offset: u32): usize {
  return places + usize(offset) * PLACE;
}

/** Appends the ids of the `length` bytes at `at` to `to`, neighboring unknown characters as one, and returns where they end. */
export function cutBest(at: usize, length: u32, to: usize, scratch: usize): usize {
  places = (scratch + 7) & ~7;
  store<f64>(place(0), 0);
  for (let i: u32 = 1; i <= length; i++) store<i32>(place(i), -1, FROM);
  for (let start: u32 = 0; start < length; ) start = extend(at, start, length);
  linkForward(length);
  return writeIds(length, to);
}

/** Tries all tokens that begin at `start`; returns where its character ends. */
// @ts-ignore: decorator
@inline function extend(at: usize, start: u32, length: u32): u32 {
  const score = load<f64>(place(start));
  const characterEnd = min(start + u32(sequenceLength(load<u8>(at + start))), length);
  let isKnown = false;
  if (characterEnd == start + 1) {
    const id = valueAt(step(ROOT, load<u8>(at + start)));
    if (id >= 0) {
      improve(start, characterEnd, id, score + load<f64>(scores + (usize(id) << 3)));
      isKnown = true;
    }
  }
  // Longer tokens begin with two bytes, which one look finds.
  let end = start + 2;
  for (let node = stepTwo(at + start); node != NOWHERE && end <= length; ) {
    const id = valueAt(node);
    if (id >= 0) {
      improve(start, end, id, score + load<f64>(scores + (usize(id) << 3)));
      if (end == characterEnd) isKnown = true;
    }
    if (end == length) break;
    node = step(node, load<u8>(at + end++));
  }
  if (!isKnown) improve(start, characterEnd, -1, score + unknownScore);
  return characterEnd;
}

// @ts-ignore: decorator
@inline function improve(start: u32, end: u32, id: i32, score: f64): void {
  const cell = place(end);
  if (load<i32>(cell, FROM) >= 0 && score <= load<f64>(cell)) return;
  store<f64>(cell, score);
  store<u32>(cell, start, FROM);
  store<i32>(cell, id, ID);
}

function linkForward(length: u32): void {
  for (let end = length; end > 0; ) {
    const start = load<u32>(place(end), FROM);
    store<u32>(place(start), end);
    end = start;
  }
}

function writeIds(length: u32, to: usize): usize {
  let wasUnknown = false;
  for (let at: u32 = 0; at < length; ) {
    at = load<u32>(place(at));
    const id = load<i32>(place(at), ID);
    const isUnknown = id < 0 || id == unknownId;
    if (!(isUnknown && wasUnknown)) {
      store<u32>(to, isUnknown ? unknownId : id);
      to += 4;
    }
    wasUnknown = isUnknown;
  }
  return to;
}
