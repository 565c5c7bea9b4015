// The windows of a part of a batch, one after the other: which rows predict, and which targets.

import { center, drawReach, findCenter, pieceLength, takeCenter, wordAt } from "./batch";
import { BLOCKS_END, blocksAt, COUNT, INPUTS, LABEL, PAIRS } from "./slot";
import { drawTargets, listPath, touch } from "./targets";

/** How the output side learns. */
export const NEGATIVE_SAMPLING: i32 = 0, HIERARCHICAL_SOFTMAX: i32 = 1, SOFTMAX: i32 = 2;

let inputRows: usize = 0;     // V: a row a word, `stride` bytes apart; with n-grams, their rows too
let stride: usize = 0;
let subwordStarts: usize = 0; // u32 a word, and one more: where its rows begin in `subwords`; 0: each word has one row
let subwords: usize = 0;      // u32: the number of an input row
let window: i32 = 0;
let cbow: bool = false;
let loss: i32 = 0;
let oneByOne: bool = false;

let neighbor: i32 = 0;        // one by one: the next neighbor of word center − 1, and the end of them
let neighborEnd: i32 = 0;

export function initializeWindows(
  inputRows_: usize, stride_: usize, subwordStarts_: usize, subwords_: usize, window_: i32, cbow_: bool, loss_: i32, oneByOne_: bool,
): void {
  inputRows = inputRows_; stride = stride_; subwordStarts = subwordStarts_; subwords = subwords_;
  window = window_; cbow = cbow_; loss = loss_; oneByOne = oneByOne_;
}

/** Begins a part: no neighbor is left of the one before. */
export function beginWindows(): void {
  neighbor = neighborEnd = 0;
}

/** Writes which neighbors are left to the 8 bytes at `at`. */
export function saveWindows(at: usize): void {
  store<i32>(at, neighbor);
  store<i32>(at, neighborEnd, 4);
}

/** Goes on from what {@link saveWindows} wrote. */
export function resumeWindows(at: usize): void {
  neighbor = load<i32>(at);
  neighborEnd = load<i32>(at, 4);
}

/** Fills `slot` with the next window; returns false at the end of the part. */
export function prepareWindow(slot: usize): bool {
  if (oneByOne) return preparePair(slot);
  if (!findCenter()) return false;
  const i = takeCenter(), reach = drawReach();
  const first = max(0, i - reach), last = min(pieceLength - 1, i + reach);
  if (subwordStarts != 0) {
    if (cbow) prepareNeighborRows(slot, i, first, last);
    else prepareSubwords(slot, i, first, last);
    return true;
  }
  let at = slot + INPUTS;
  for (let j = first; j <= last; j++) {
    if (j == i) continue;
    store<usize>(at, inputRow(j));
    at += 4;
  }
  const coming = i + window + 1; // the first word that no window has reached yet
  if (coming < pieceLength) touch(inputRow(coming));
  store<i32>(slot, last - first, COUNT);
  store<i32>(slot, cbow ? 1 : last - first, PAIRS);
  prepareTargets(slot, wordAt(i));
  return true;
}

/** {@link prepareWindow} for one neighbor at a time. */
function preparePair(slot: usize): bool {
  if (neighbor == center - 1) neighbor++;
  while (neighbor >= neighborEnd) {
    if (!findCenter()) return false;
    const i = takeCenter(), reach = drawReach();
    neighbor = max(0, i - reach);
    neighborEnd = min(pieceLength, i + reach + 1);
    if (neighbor == i) neighbor++;
  }
  store<i32>(slot, 1, PAIRS);
  if (subwordStarts != 0) {
    finishInputs(slot, addSubwords(slot + INPUTS, wordAt(center - 1)));
    prepareTargets(slot, wordAt(neighbor++));
    return true;
  }
  store<usize>(slot, inputRow(neighbor++), INPUTS);
  store<i32>(slot, 1, COUNT);
  prepareTargets(slot, wordAt(center - 1));
  return true;
}

// @ts-ignore: decorator
@inline function inputRow(i: i32): usize {
  return inputRows + usize(wordAt(i)) * stride;
}

// @ts-ignore: decorator
@inline function prepareTargets(slot: usize, word: u32): void {
  store<u32>(slot, word, LABEL);
  store<usize>(slot, addTargets(slot + blocksAt, word), BLOCKS_END);
}

/** Adds blocks with the targets of `word` behind `blocks`; returns where they end. */
// @ts-ignore: decorator
@inline function addTargets(blocks: usize, word: u32): usize {
  if (loss == NEGATIVE_SAMPLING) return drawTargets(blocks, word);
  return loss == HIERARCHICAL_SOFTMAX ? listPath(blocks, word) : blocks;
}

// ---- Words of several rows ----

/** fastText's skip-gram: the rows of word `i` predict all of its neighbors. */
function prepareSubwords(slot: usize, i: i32, first: i32, last: i32): void {
  finishInputs(slot, addSubwords(slot + INPUTS, wordAt(i)));
  store<i32>(slot, last - first, PAIRS);
  let end = slot + blocksAt;
  for (let j = first; j <= last; j++) if (j != i) end = addTargets(end, wordAt(j));
  store<usize>(slot, end, BLOCKS_END);
}

/** fastText's CBOW: the rows of all neighbors predict word `i`. */
function prepareNeighborRows(slot: usize, i: i32, first: i32, last: i32): void {
  let at = slot + INPUTS;
  for (let j = first; j <= last; j++) if (j != i) at = addSubwords(at, wordAt(j));
  finishInputs(slot, at);
  store<i32>(slot, 1, PAIRS);
  prepareTargets(slot, wordAt(i));
}

/** Adds pointers to the rows of `word` to a list that ends at `at`; returns where it ends then. */
// @ts-ignore: decorator
@inline function addSubwords(at: usize, word: u32): usize {
  const start = subwordStarts + (usize(word) << 2), end = subwords + (usize(load<u32>(start, 4)) << 2);
  let out = at;
  for (let entry = subwords + (usize(load<u32>(start)) << 2); entry < end; entry += 4, out += 4) {
    store<usize>(out, inputRows + usize(load<u32>(entry)) * stride);
  }
  return out;
}

// @ts-ignore: decorator
@inline function finishInputs(slot: usize, end: usize): void {
  store<i32>(slot, i32(end - slot - INPUTS) >> 2, COUNT);
}
