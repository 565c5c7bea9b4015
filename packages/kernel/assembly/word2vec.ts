// word2vec and fastText (Mikolov et al. 2013, Bojanowski et al. 2017): skip-gram and CBOW with negative sampling, hierarchical softmax
// or full softmax.
//
// For each kept word c and its neighbours o₁ … o_M at most b places away, b drawn from 1 … window:
//   skip-gram  the inputs are V[o₁] … V[o_M], each predicting c by itself (word2vec.c's way round)
//   CBOW       the input is the mean or the sum of V[o₁] … V[o_M]; every neighbour takes what the input gains
// and, where a word has several rows, its own and those of its n-grams:
//   skip-gram  the input is the mean of c's rows, which predicts each of o₁ … o_M (fastText's way round)
//   CBOW       the input is the mean of all the neighbours' rows
// The targets of a word are those of lib/targets.ts, or all words in the full softmax; lib/target-block.ts and lib/softmax.ts train them.
//
// A window of neighbours that predict shares its targets among them; by choice of the host, negative sampling draws for each instead ("one
// by one"), as word2vec.c does. A word that predicts its neighbours does so one after the other, and what its rows gain is added when all are done.
//
// Two ways to run. `train` does a whole batch, window after window. In lockstep, several threads do the same windows at the same time,
// each on its own columns of every row: `begin`, then by turns `score` and `update`, with a barrier between the two. All threads draw the
// same random numbers, and every sum is over the same slices of columns in the same order, so the bits do not depend on their number.

import { beginBatch, center, drawReach, findCenter, initializeBatches, pieceLength, takeCenter, wordAt } from "./lib/batch";
import { takeLogSum } from "./lib/log-sum";
import { beginNoise, initializeNoise } from "./lib/noise";
import { seedGenerator } from "./lib/random";
import { addScaled, addToRows, clearRow, sumRows } from "./lib/rows";
import { findSoftmaxDots, findSoftmaxErrors, updateSoftmax } from "./lib/softmax";
import { BLOCK_BYTES, findDots, findErrors, updateInput, updateInputs } from "./lib/target-block";
import { drawTargets, initializeTargets, listPath, touch } from "./lib/targets";

const NEGATIVE_SAMPLING: i32 = 0, HIERARCHICAL_SOFTMAX: i32 = 1, SOFTMAX: i32 = 2;

// The model.
let inputRows: usize = 0;     // V: a row a word, `stride` bytes apart; with n-grams, their rows too
let outputRows: usize = 0;    // U
let stride: usize = 0;        // a multiple of 32
let used: usize = 0;          // bytes of a row that are not padding, rounded up to 16
let words: u32 = 0;
let subwordStarts: usize = 0; // u32 a word, and one more: where its rows begin in `subwords`; 0: each word has one row
let subwords: usize = 0;      // u32: the number of an input row

// What to do.
let window: i32 = 0;
let cbow: bool = false;
let pooled: bool = false;     // one hidden row predicts, the mean or the sum of several
let mean: bool = true;
let loss: i32 = 0;
let oneByOne: bool = false;
let stepwise: bool = false;   // one hidden row with the targets of many words, out of lockstep
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
let from: usize = 0;          // own columns, in bytes
let to: usize = 0;

// A slot: what is known of a window.
const COUNT: usize = 0;       // i32: its input rows
const PAIRS: usize = 4;       // i32: predictions of a word by an input
const LABEL: usize = 8;       // u32: the word that is predicted, for the full softmax
const BLOCKS_END: usize = 12; // where its blocks end
const HIDDEN: usize = 16;     // pointer to the hidden row, in the form of a list of one input
const INPUTS: usize = 20;     // pointers to the input rows

export function initialize(
  inputRows_: usize, outputRows_: usize, stride_: usize, used_: usize, words_: u32, keep_: usize, alias_: usize, pathStarts_: usize, paths_: usize,
  subwordStarts_: usize, subwords_: usize,
  window_: u32, dynamicWindow_: bool, cbow_: bool, mean_: bool, loss_: i32, oneByOne_: bool, negatives_: i32, seed_: u32,
  slices_: i32, firstSlice_: i32, endSlice_: i32, windows_: i32, slots_: usize, slotBytes_: usize, blocksAt_: usize, hiddenAt_: usize,
  gainAt_: usize, dots_: usize, sliceBytes_: usize, blockDots_: usize, records_: usize, zeroRow_: usize, piece_: usize,
  noisePool_: usize,
): void {
  inputRows = inputRows_; outputRows = outputRows_; stride = stride_; used = used_; words = words_;
  subwordStarts = subwordStarts_; subwords = subwords_; window = window_; cbow = cbow_; mean = mean_;
  pooled = cbow || subwordStarts != 0;
  stepwise = pooled && !cbow && !oneByOne_ && slices_ == 1;
  loss = loss_; oneByOne = oneByOne_; seed = seed_;
  slices = slices_; firstSlice = firstSlice_; endSlice = endSlice_; windows = windows_; slots = slots_; slotBytes = slotBytes_;
  blocksAt = blocksAt_; hiddenAt = hiddenAt_; gainAt = gainAt_; dots = dots_; sliceBytes = sliceBytes_; blockDots = blockDots_;
  records = records_;
  from = columnOf(firstSlice);
  to = columnOf(endSlice);
  initializeBatches(keep_, piece_, window_, dynamicWindow_);
  initializeNoise(words_, alias_, noisePool_);
  initializeTargets(outputRows_, stride_, pathStarts_, paths_, negatives_, zeroRow_, from, to);
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
  beginNoise();
  beginBatch(ids, starts, sentences);
  learningRate = rate;
  neighbor = neighborEnd = 0;
}
let learningRate: f32 = 0;

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

let neighbor: i32 = 0;        // one by one: the next neighbour of word center − 1, and the end of them
let neighborEnd: i32 = 0;

/** Fills `slot` with the next window; returns false at the end of the batch. */
function prepareWindow(slot: usize): bool {
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

/** {@link prepareWindow} for one neighbour at a time. */
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
  store<usize>(slot, slot + hiddenAt, HIDDEN);
  store<usize>(slot, addTargets(slot + blocksAt, word), BLOCKS_END);
}

/** Adds blocks with the targets of `word` behind `blocks`; returns where they end. */
// @ts-ignore: decorator
@inline function addTargets(blocks: usize, word: u32): usize {
  if (loss == NEGATIVE_SAMPLING) return drawTargets(blocks, word);
  return loss == HIERARCHICAL_SOFTMAX ? listPath(blocks, word) : blocks;
}

// ---- Words of several rows ----

/** fastText's skip-gram: the rows of word `i` predict all of its neighbours. */
function prepareSubwords(slot: usize, i: i32, first: i32, last: i32): void {
  finishInputs(slot, addSubwords(slot + INPUTS, wordAt(i)));
  store<i32>(slot, last - first, PAIRS);
  store<usize>(slot, slot + hiddenAt, HIDDEN);
  let end = slot + blocksAt;
  for (let j = first; j <= last; j++) if (j != i) end = addTargets(end, wordAt(j));
  store<usize>(slot, end, BLOCKS_END);
}

/** fastText's CBOW: the rows of all neighbours predict word `i`. */
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

// ---- The step ----

/** The list of the rows that predict: the hidden row alone, or each neighbour. */
// @ts-ignore: decorator
@inline function predictors(slot: usize): usize {
  return slot + (pooled ? HIDDEN : INPUTS);
}

// @ts-ignore: decorator
@inline function predictorCount(slot: usize): i32 {
  return pooled ? 1 : load<i32>(slot, COUNT);
}

function scoreWindow(slot: usize, part: usize): void {
  if (stepwise) return;
  const count = load<i32>(slot, COUNT);
  if (pooled) sumRows(slot + INPUTS, count, mean ? f32(1) / f32(count) : 1, from, to, slot + hiddenAt);
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
  pairCount += f64(load<i32>(slot, PAIRS));
  if (stepwise) stepThrough(slot, part);
  else if (pooled || loss == SOFTMAX) updateByGain(slot, part);
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

/** One input row whose gain is gathered first: all rows of a hidden row take it, and in the full softmax the row must not change meanwhile. */
// @ts-ignore: decorator
@inline function updateByGain(slot: usize, part: usize): void {
  const h = load<usize>(predictors(slot)), gain = slot + gainAt;
  clearRow(gain, from, to);
  if (loss == SOFTMAX) {
    findSoftmaxErrors(part, slices, sliceBytes, words, load<u32>(slot, LABEL), learningRate, records);
    updateSoftmax(h, gain, outputRows, stride, words, records, from, to);
  } else {
    updateBlocks(slot, part, h, gain);
  }
  if (!pooled) {
    addScaled(h, 1, gain, from, to);
    return;
  }
  // As in gensim and fastText: the gain goes to each row whole if they were averaged, and is divided among them if they were summed.
  const count = load<i32>(slot, COUNT);
  addToRows(slot + INPUTS, count, mean ? 1 : f32(1) / f32(count), gain, from, to);
}

/** A hidden row that takes each block's step before it meets the next block; its rows take what it gained in all. */
function stepThrough(slot: usize, part: usize): void {
  const h = slot + hiddenAt, gain = slot + gainAt, count = load<i32>(slot, COUNT), blocksEnd = load<usize>(slot, BLOCKS_END);
  sumRows(slot + INPUTS, count, f32(1) / f32(count), from, to, h);
  clearRow(gain, from, to);
  addScaled(gain, -1, h, from, to);
  for (let block = slot + blocksAt; block < blocksEnd; block += BLOCK_BYTES) {
    findDots(slot + HIDDEN, 1, block, from, used, part);
    findErrors(part, 1, 0, 1, block, learningRate, records);
    updateInput(h, h, block, from, to, records);
  }
  addScaled(gain, 1, h, from, to);
  addToRows(slot + INPUTS, count, 1, gain, from, to);
}
