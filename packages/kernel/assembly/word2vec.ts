// word2vec (Mikolov et al. 2013): skip-gram and CBOW with negative sampling, hierarchical softmax or full softmax.
//
// For each kept word c and its neighbours o₁ … o_M at most b places away, b drawn from 1 … window:
//   skip-gram  the inputs are V[o₁] … V[o_M], each predicting c by itself (word2vec.c's way round)
//   CBOW       the input is the mean or the sum of V[o₁] … V[o_M]; every neighbour takes what the input gains
// and the targets are
//   negative sampling      U[c] with y = +1, and N words drawn from the noise distribution with y = −1; a draw of c is left out
//   hierarchical softmax   the inner nodes on c's path in the Huffman tree, y = +1 where the path's bit is 0, else −1
//   full softmax           all words
// trained by lib/target-block.ts or lib/softmax.ts. A window shares its targets among its inputs; by choice of the host, negative
// sampling draws for each input instead ("one by one"), as word2vec.c does. More targets than six go in several blocks.
//
// Two ways to run. `train` does a whole batch, window after window. In lockstep, several threads do the same windows at the same time,
// each on its own columns of every row: `begin`, then by turns `score` and `update`, with a barrier between the two. All threads draw the
// same random numbers, and every sum is over the same slices of columns in the same order, so the bits do not depend on their number.

import { settleLogs, takeLogSum } from "./lib/log-sum";
import { below, next, seedGenerator } from "./lib/random";
import { addScaled, addToRows, clearRow, sumRows } from "./lib/rows";
import { kept, readPiece } from "./lib/sentence";
import { findSoftmaxDots, findSoftmaxErrors, updateSoftmax } from "./lib/softmax";
import { BLOCK_BYTES, findDots, findErrors, setNoTarget, setTarget, TARGETS, updateInput, updateInputs } from "./lib/target-block";

const NEGATIVE_SAMPLING: i32 = 0, HIERARCHICAL_SOFTMAX: i32 = 1, SOFTMAX: i32 = 2;

// The model.
let inputRows: usize = 0;     // V: a row a word, `stride` bytes apart
let outputRows: usize = 0;    // U: a row a word, or a row an inner node of the Huffman tree
let stride: usize = 0;        // a multiple of 32
let used: usize = 0;          // bytes of a row that are not padding, rounded up to 16
let words: u32 = 0;
let keep: usize = 0;          // u32 a word: see lib/sentence.ts
let alias: usize = 0;         // (threshold, alias) a word: see src/random/alias-table.ts
let pathStarts: usize = 0;    // u32 a word, and one more: where its path begins in `paths`
let paths: usize = 0;         // u32 an inner node: its row, and the path's bit there in the highest bit

// What to do.
let window: u32 = 0;
let dynamicWindow: bool = true;
let cbow: bool = false;
let mean: bool = true;
let loss: i32 = 0;
let oneByOne: bool = false;
let negatives: i32 = 0;
let seed: u32 = 0;

// This instance's part: its slices of columns, and its scratch.
let slices: i32 = 1;
let firstSlice: i32 = 0;
let endSlice: i32 = 1;
let windows: i32 = 1;         // windows between two barriers
let slots: usize = 0;         // a slot a window, and one more
let slotBytes: usize = 0;
let blocksAt: usize = 0;      // of a slot: its blocks, its hidden row, what that gains
let hiddenAt: usize = 0;
let gainAt: usize = 0;
let dots: usize = 0;          // for each window and slice, the dots of each block, or of all words; in lockstep twice, used by turns
let sliceBytes: usize = 0;
let blockDots: usize = 0;     // bytes
let records: usize = 0;       // a gradient record an input; for the full softmax a number a word
let zeroRow: usize = 0;       // stands in for a target that is not there
let piece: usize = 0;         // u32[MAX_SENTENCE]
let from: usize = 0;          // own columns, in bytes
let to: usize = 0;

// A slot: what is known of a window.
const COUNT: usize = 0;       // i32: its neighbours
const BLOCKS_END: usize = 4;  // where its blocks end
const CENTER: usize = 8;      // u32: the word
const HIDDEN: usize = 12;     // pointer to the hidden row, in the form of a list of one input
const INPUTS: usize = 16;     // pointers to the neighbours' rows

export function initialize(
  inputRows_: usize, outputRows_: usize, stride_: usize, used_: usize, words_: u32, keep_: usize, alias_: usize, pathStarts_: usize, paths_: usize,
  window_: u32, dynamicWindow_: bool, cbow_: bool, mean_: bool, loss_: i32, oneByOne_: bool, negatives_: i32, seed_: u32,
  slices_: i32, firstSlice_: i32, endSlice_: i32, windows_: i32, slots_: usize, slotBytes_: usize, blocksAt_: usize, hiddenAt_: usize,
  gainAt_: usize, dots_: usize, sliceBytes_: usize, blockDots_: usize, records_: usize, zeroRow_: usize, piece_: usize,
): void {
  inputRows = inputRows_; outputRows = outputRows_; stride = stride_; used = used_; words = words_; keep = keep_; alias = alias_;
  pathStarts = pathStarts_; paths = paths_; window = window_; dynamicWindow = dynamicWindow_; cbow = cbow_; mean = mean_;
  loss = loss_; oneByOne = oneByOne_; negatives = negatives_; seed = seed_;
  slices = slices_; firstSlice = firstSlice_; endSlice = endSlice_; windows = windows_; slots = slots_; slotBytes = slotBytes_;
  blocksAt = blocksAt_; hiddenAt = hiddenAt_; gainAt = gainAt_; dots = dots_; sliceBytes = sliceBytes_; blockDots = blockDots_;
  records = records_; zeroRow = zeroRow_; piece = piece_;
  from = columnOf(firstSlice);
  to = columnOf(endSlice);
}

/** Where slice `s` begins, in bytes: the columns are dealt out in steps of 32 bytes. */
// @ts-ignore: decorator
@inline function columnOf(s: i32): usize {
  return (stride >> 5) * usize(s) / usize(slices) << 5;
}

/** Inputs trained since the last call. */
export function takePairs(): f64 {
  const n = pairCount;
  pairCount = 0;
  return n;
}
let pairCount: f64 = 0;

/**
 * Trains on sentences of `ids` that begin at `starts[0 … sentences]`, with the random numbers of `stream`.
 * Returns the sum of the losses of all inputs, in nats.
 */
export function train(ids: usize, starts: usize, sentences: i32, rate: f32, stream: u32): f64 {
  begin(ids, starts, sentences, rate, stream);
  // Each window is prepared while the one before waits to be trained, so that its rows are on the way from memory.
  let now = slots, ahead = slots + slotBytes;
  let more = prepareWindow(now);
  while (more) {
    more = prepareWindow(ahead);
    scoreWindow(now, dots);
    updateWindow(now, dots);
    const free = now;
    now = ahead;
    ahead = free;
  }
  return takeLogSum();
}

/** Begins a batch in lockstep. */
export function begin(ids: usize, starts: usize, sentences: i32, rate: f32, stream: u32): void {
  seedGenerator(seed, stream);
  batchIds = ids;
  nextStart = starts;
  endStart = starts + (usize(sentences) << 2);
  sentence = sentenceEnd = 0;
  learningRate = rate;
  pieceLength = center = neighbor = neighborEnd = 0;
}

/** Prepares the next windows and finds their dots on own columns; returns how many there are. `turn` is 0 and 1 by turns. */
export function score(turn: i32): i32 {
  let n = 0, slot = slots, part = dotsOf(turn);
  while (n < windows && prepareWindow(slot)) {
    scoreWindow(slot, part);
    slot += slotBytes;
    part += sliceBytes * usize(slices);
    n++;
  }
  scored = n;
  return n;
}
let scored: i32 = 0;

/** Updates own columns, after all threads have scored. */
export function update(turn: i32): void {
  let slot = slots, part = dotsOf(turn);
  for (let n = 0; n < scored; n++) {
    updateWindow(slot, part);
    slot += slotBytes;
    part += sliceBytes * usize(slices);
  }
}

/** Ends a batch in lockstep; returns what `train` returns. */
export function finish(): f64 {
  return takeLogSum();
}

// @ts-ignore: decorator
@inline function dotsOf(turn: i32): usize {
  return dots + usize(turn * windows * slices) * sliceBytes;
}

// ---- Windows, one after the other ----

let batchIds: usize = 0;
let nextStart: usize = 0;     // the start of the next sentence, and the end of all, in the list of starts
let endStart: usize = 0;
let sentence: usize = 0;      // what is left of a sentence
let sentenceEnd: usize = 0;
let learningRate: f32 = 0;
let pieceLength: i32 = 0;
let center: i32 = 0;          // the next word of the piece to be a center
let neighbor: i32 = 0;        // one by one: the next neighbour of word center − 1, and the end of them
let neighborEnd: i32 = 0;

/** Fills `slot` with the next window; returns false at the end of the batch. */
function prepareWindow(slot: usize): bool {
  if (oneByOne) return preparePair(slot);
  if (!findCenter()) return false;
  const i = center++, reach = drawReach();
  const first = max(0, i - reach), last = min(pieceLength - 1, i + reach);
  let at = slot + INPUTS;
  for (let j = first; j <= last; j++) {
    if (j == i) continue;
    store<usize>(at, inputRow(j));
    at += 4;
  }
  const coming = i + i32(window) + 1; // the first word that no window has reached yet
  if (coming < pieceLength) touch(inputRow(coming));
  store<i32>(slot, last - first, COUNT);
  prepareTargets(slot, wordAt(i));
  return true;
}

/** {@link prepareWindow} for one neighbour at a time. */
function preparePair(slot: usize): bool {
  if (neighbor == center - 1) neighbor++;
  while (neighbor >= neighborEnd) {
    if (!findCenter()) return false;
    const i = center++, reach = drawReach();
    neighbor = max(0, i - reach);
    neighborEnd = min(pieceLength, i + reach + 1);
    if (neighbor == i) neighbor++;
  }
  store<usize>(slot, inputRow(neighbor++), INPUTS);
  store<i32>(slot, 1, COUNT);
  prepareTargets(slot, wordAt(center - 1));
  return true;
}

/** Makes sure that word `center` of the piece is there and has a neighbour; returns false at the end of the batch. */
function findCenter(): bool {
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
    center = neighbor = neighborEnd = 0;
  }
  return true;
}

// @ts-ignore: decorator
@inline function wordAt(i: i32): u32 {
  return load<u32>(piece + (usize(i) << 2));
}

// @ts-ignore: decorator
@inline function inputRow(i: i32): usize {
  return inputRows + usize(wordAt(i)) * stride;
}

/** How many places to each side of a word its neighbours may be. */
// @ts-ignore: decorator
@inline function drawReach(): i32 {
  return i32(dynamicWindow ? 1 + below(window) : window);
}

// ---- Targets ----

function prepareTargets(slot: usize, word: u32): void {
  store<u32>(slot, word, CENTER);
  store<usize>(slot, slot + hiddenAt, HIDDEN);
  let end = slot + blocksAt;
  if (loss == NEGATIVE_SAMPLING) end = drawTargets(end, word);
  else if (loss == HIERARCHICAL_SOFTMAX) end = listPath(end, word);
  store<usize>(slot, end, BLOCKS_END);
}

/** Fills blocks with the word itself and noise; returns where they end. */
// @ts-ignore: decorator
@inline function drawTargets(blocks: usize, word: u32): usize {
  let block = blocks, k = 1;
  const own = outputRows + usize(word) * stride;
  touch(own);
  setTarget(block, 0, own, 1);
  for (let n = 0; n < negatives; n++, k++) {
    if (k == TARGETS) {
      block += BLOCK_BYTES;
      k = 0;
    }
    const draw = below(words), entry = alias + (usize(draw) << 3);
    const noise = next() < load<u32>(entry) ? draw : load<u32>(entry, 4);
    if (noise == word) {
      setNoTarget(block, k, zeroRow);
      continue;
    }
    const row = outputRows + usize(noise) * stride;
    touch(row);
    setTarget(block, k, row, -1);
  }
  for (; k < TARGETS; k++) setNoTarget(block, k, zeroRow);
  return block + BLOCK_BYTES;
}

/** Fills blocks with the inner nodes on the word's path; returns where they end. */
// @ts-ignore: decorator
@inline function listPath(blocks: usize, word: u32): usize {
  const start = pathStarts + (usize(word) << 2);
  let node = paths + (usize(load<u32>(start)) << 2), block = blocks;
  for (const end = paths + (usize(load<u32>(start, 4)) << 2); node < end; block += BLOCK_BYTES) {
    for (let k = 0; k < TARGETS; k++) {
      if (node >= end) {
        setNoTarget(block, k, zeroRow);
        continue;
      }
      const entry = load<u32>(node), row = outputRows + usize(entry & 0x7fffffff) * stride;
      touch(row);
      setTarget(block, k, row, entry >> 31 ? -1 : 1);
      node += 4;
    }
  }
  return block;
}

/** Reads a word of each cache line of a row's own columns; keeping a sum keeps the compiler from leaving the reads out. */
// @ts-ignore: decorator
@inline function touch(row: usize): void {
  let sum: u32 = 0;
  for (let i = from; i < to; i += 64) sum += load<u32>(row + i);
  touched += sum;
}
let touched: u32 = 0;

// ---- The step ----

/** The list of the rows that predict: the hidden row alone, or each neighbour. */
// @ts-ignore: decorator
@inline function predictors(slot: usize): usize {
  return slot + (cbow ? HIDDEN : INPUTS);
}

// @ts-ignore: decorator
@inline function predictorCount(slot: usize): i32 {
  return cbow ? 1 : load<i32>(slot, COUNT);
}

function scoreWindow(slot: usize, part: usize): void {
  const count = load<i32>(slot, COUNT);
  if (cbow) sumRows(slot + INPUTS, count, mean ? f32(1) / f32(count) : 1, from, to, slot + hiddenAt);
  for (let s = firstSlice; s < endSlice; s++) {
    const begin = columnOf(s), end = min(columnOf(s + 1), used);
    let at = part + usize(s) * sliceBytes;
    if (loss == SOFTMAX) findSoftmaxDots(load<usize>(predictors(slot)), outputRows, stride, words, begin, end, at);
    const blocksEnd = load<usize>(slot, BLOCKS_END);
    for (let block = slot + blocksAt; block < blocksEnd; block += BLOCK_BYTES, at += blockDots) {
      findDots(predictors(slot), predictorCount(slot), block, begin, end, at);
    }
  }
}

function updateWindow(slot: usize, part: usize): void {
  pairCount += f64(predictorCount(slot));
  if (cbow || loss == SOFTMAX) updateByGain(slot, part);
  else if (oneByOne) updateBlocks(slot, part, load<usize>(slot, INPUTS), load<usize>(slot, INPUTS));
  else updateNeighbors(slot, part);
}

/** Skip-gram: each neighbour takes its own gain, in place. */
// @ts-ignore: decorator
@inline function updateNeighbors(slot: usize, part: usize): void {
  const inputs = slot + INPUTS, count = load<i32>(slot, COUNT), blocksEnd = load<usize>(slot, BLOCKS_END);
  let at = part;
  for (let block = slot + blocksAt; block < blocksEnd; block += BLOCK_BYTES, at += blockDots) {
    findErrors(at, slices, sliceBytes, count, block, learningRate, records);
    updateInputs(inputs, count, block, from, to, records);
  }
}

/** One input row `h`, whose gain is added to `gain`. */
// @ts-ignore: decorator
@inline function updateBlocks(slot: usize, part: usize, h: usize, gain: usize): void {
  const blocksEnd = load<usize>(slot, BLOCKS_END);
  let at = part;
  for (let block = slot + blocksAt; block < blocksEnd; block += BLOCK_BYTES, at += blockDots) {
    findErrors(at, slices, sliceBytes, 1, block, learningRate, records);
    updateInput(h, gain, block, from, to, records);
  }
}

/** One input row whose gain is gathered first: CBOW's neighbours all take it, and in the full softmax the row must not change meanwhile. */
// @ts-ignore: decorator
@inline function updateByGain(slot: usize, part: usize): void {
  const h = load<usize>(predictors(slot)), gain = slot + gainAt;
  clearRow(gain, from, to);
  if (loss == SOFTMAX) {
    findSoftmaxErrors(part, slices, sliceBytes, words, load<u32>(slot, CENTER), learningRate, records);
    updateSoftmax(h, gain, outputRows, stride, words, records, from, to);
  } else {
    updateBlocks(slot, part, h, gain);
  }
  if (!cbow) {
    addScaled(h, 1, gain, from, to);
    return;
  }
  // As in gensim: the gain goes to each neighbour whole if they were averaged, and is divided among them if they were summed.
  const count = load<i32>(slot, COUNT);
  addToRows(slot + INPUTS, count, mean ? 1 : f32(1) / f32(count), gain, from, to);
}
