// The text classifier of fastText (Joulin et al. 2016, "Bag of Tricks for Efficient Text Classification").
//
// A line of text is labels and words. With R its rows (each word's own and those of its character n-grams, and one for each run of up to
// n words, hashed), the input and what it gains are
//   h = 1/|R| · Σ V[r]        V[r] += 1/|R| · gain       r in R
// and a label c of the line, drawn at random, is predicted from h by
//   softmax                all labels                                                                (lib/softmax.ts)
//   one-vs-all             a logistic regression for each label, y = 1 for all labels of the line    (lib/one-vs-all.ts)
//   hierarchical softmax   the inner nodes on c's path in the Huffman tree, y = +1 where the path's bit is 1
//   negative sampling      U[c] with y = +1, and N other labels from the noise distribution          (lib/target-block.ts)
// The order of the rows and the hash of a run of words are those of fastText's `Dictionary::getLine` (dictionary.cc).

import { copiedRow, copyOf, exchange, exchangeCopies, expireCopies, initializeCopies } from "./lib/copies";
import { settleLogs, takeLogSum } from "./lib/log-sum";
import { findOneVsAllErrors } from "./lib/one-vs-all";
import { below, next, seedGenerator } from "./lib/random";
import { addToRows, clearRow, sumRows } from "./lib/rows";
import { findSoftmaxDots, findSoftmaxErrors, updateSoftmax } from "./lib/softmax";
import { BLOCK_BYTES, findDots, findErrors, setNoTarget, setTarget, TARGETS, updateInput } from "./lib/target-block";

const NEGATIVE_SAMPLING: i32 = 0, HIERARCHICAL_SOFTMAX: i32 = 1, SOFTMAX: i32 = 2;

// The model.
let inputRows: usize = 0;     // V, `stride` bytes apart: words, then buckets
let outputRows: usize = 0;    // U: a row a label, or a row an inner node
let stride: usize = 0;        // a multiple of 32
let used: usize = 0;          // bytes of a row that are not padding, rounded up to 16
let dimensions: u32 = 0;
let labels: u32 = 0;
let alias: usize = 0;         // (threshold, alias) a label: see src/random/alias-table.ts
let pathStarts: usize = 0;    // u32 a label, and one more: where its path begins in `paths`
let paths: usize = 0;         // u32 an inner node: its row, and the path's bit there in the highest bit
let loss: i32 = 0;
let negatives: i32 = 0;
let seed: u32 = 0;

// What the tokens of a text are.
let rowStarts: usize = 0;     // u32 a token, and one more: where its rows begin in `rowLists`
let rowLists: usize = 0;      // u32: rows of V, or COPIED and a number among those that are copied
let hashes: usize = 0;        // i32 a token: fastText's hash of it
let labelOf: usize = 0;       // i32 a token: its label, WORD, or less for a label that is not learned
let endOfLine: u32 = 0;       // the token behind the last one of each line
let wordNgrams: i32 = 0;
let buckets: u64 = 0;
let firstBucket: u32 = 0;     // the row of bucket 0
let bucketRows: usize = 0;    // u32 a bucket: its row, or NO_ROW; 0: each has its own
const WORD: i32 = -1;
const NO_ROW: u32 = 0xffffffff;
const COPIED: u32 = 0x80000000;

// Scratch.
let slots: usize = 0;         // two
let slotBytes: usize = 0;
let labelsAt: usize = 0;      // of a slot: its labels, its blocks of targets
let blocksAt: usize = 0;
let lineHashes: usize = 0;    // i32 a word of the line
let hidden: usize = 0;
let gain: usize = 0;
let dots: usize = 0;
let gradients: usize = 0;     // a number a label, or a gradient record
let hiddenList: usize = 0;    // a pointer to `hidden`
let ownRows: usize = 0;       // a copy of U to train, and U as it was when the copy was made; 0: U itself is trained
let zeroRow: usize = 0;       // stands in for a target that is not there

// A slot: what is known of a line.
const COUNT: usize = 0;       // i32: its rows
const LABELS: usize = 4;      // i32: its labels
const TARGET: usize = 8;      // u32: the one that is predicted
const BLOCKS_END: usize = 12; // where its blocks end
const INPUTS: usize = 16;     // pointers to its rows

export function initialize(
  inputRows_: usize, outputRows_: usize, stride_: usize, used_: usize, dimensions_: u32, labels_: u32, alias_: usize, pathStarts_: usize,
  paths_: usize, loss_: i32, negatives_: i32, seed_: u32, rowStarts_: usize, rowLists_: usize, hashes_: usize, labelOf_: usize, endOfLine_: u32,
  wordNgrams_: i32, buckets_: u32, firstBucket_: u32, bucketRows_: usize, slots_: usize, slotBytes_: usize, labelsAt_: usize,
  blocksAt_: usize, lineHashes_: usize, hidden_: usize, gain_: usize, dots_: usize, gradients_: usize, hiddenList_: usize, zeroRow_: usize,
  ownRows_: usize, copyEntries_: usize, copies_: usize, copyCount_: u32,
): void {
  inputRows = inputRows_; outputRows = outputRows_; stride = stride_; used = used_; dimensions = dimensions_; labels = labels_;
  alias = alias_; pathStarts = pathStarts_; paths = paths_; loss = loss_; negatives = negatives_; seed = seed_;
  rowStarts = rowStarts_; rowLists = rowLists_; hashes = hashes_; labelOf = labelOf_; endOfLine = endOfLine_;
  wordNgrams = wordNgrams_; buckets = buckets_; firstBucket = firstBucket_; bucketRows = bucketRows_;
  slots = slots_; slotBytes = slotBytes_; labelsAt = labelsAt_; blocksAt = blocksAt_;
  lineHashes = lineHashes_; hidden = hidden_; gain = gain_; dots = dots_;
  gradients = gradients_; hiddenList = hiddenList_; zeroRow = zeroRow_;
  ownRows = ownRows_;
  rowsOfLabels = ownRows ? ownRows : outputRows;
  initializeCopies(stride, copyEntries_, copies_, copyCount_);
  store<usize>(hiddenList, hidden);
}

/** Lines trained since the last call. */
export function takePairs(): f64 {
  const n = lineCount;
  lineCount = 0;
  return n;
}
let lineCount: f64 = 0;

/**
 * Trains on lines of `ids` that begin at `starts[0 … lines]`, with the random numbers of `stream`.
 * Returns the sum of the losses of all lines, in nats.
 */
export function train(ids: usize, starts: usize, lines: i32, rate: f32, stream: u32): f64 {
  begin(ids, starts, lines, stream);
  if (batches++ % BATCHES_OF_COPIES == 0) expireCopies();
  exchangeLabels();
  // Each line is prepared while the one before waits to be trained, so that its rows are on the way from memory.
  let now = slots, ahead = slots + slotBytes;
  let more = prepareLine(now);
  while (more) {
    more = prepareLine(ahead);
    trainLine(now, rate);
    const free = now;
    now = ahead;
    ahead = free;
  }
  return takeLogSum();
}

/**
 * Draws the rows of the tokens from `first` up to `end` that are still zero, evenly from ±1 / dimensions as fastText does. A row has a
 * random stream of its own, so it does not matter where it is met first.
 */
export function drawTokens(first: u32, end: u32): void {
  const last = rowLists + (usize(load<u32>(rowStarts + (usize(end) << 2))) << 2);
  for (let at = rowLists + (usize(load<u32>(rowStarts + (usize(first) << 2))) << 2); at < last; at += 4) {
    const row = load<u32>(at);
    drawRow(row & COPIED ? copiedRow(row ^ COPIED) : inputRows + usize(row) * stride);
  }
}

/** Draws in the same way the rows of the runs of words in lines. */
export function drawRuns(ids: usize, starts: usize, lines: i32): void {
  begin(ids, starts, lines, 0);
  for (; nextStart < endStart; nextStart += 4) {
    const end = addRuns(slots + INPUTS, listHashes(idAt(nextStart), idAt(nextStart + 4)));
    for (let at = slots + INPUTS; at < end; at += 4) drawRow(load<usize>(at));
  }
}

function drawRow(row: usize): void {
  if (load<f32>(row) != 0) return;
  seedGenerator(seed, u32((row - inputRows) / stride));
  for (let i: u32 = 0; i < dimensions; i++) {
    store<f32>(row + (usize(i) << 2), f32((f64(next()) / 2147483648 - 1) / f64(dimensions)));
  }
}

// ---- Lines, one after the other ----

let batchIds: usize = 0;
let nextStart: usize = 0;     // the start of the next line, and the end of all, in the list of starts
let endStart: usize = 0;

function begin(ids: usize, starts: usize, lines: i32, stream: u32): void {
  seedGenerator(seed, stream);
  batchIds = ids;
  nextStart = starts;
  endStart = starts + (usize(lines) << 2);
}

/** Returns where the id stands that the list of starts names at `start`. */
// @ts-ignore: decorator
@inline function idAt(start: usize): usize {
  return batchIds + (usize(load<u32>(start)) << 2);
}

/** Fills `slot` with the next line that has a label and a row; returns false at the end of the batch. */
function prepareLine(slot: usize): bool {
  while (nextStart < endStart) {
    const first = idAt(nextStart), end = idAt(nextStart + 4);
    nextStart += 4;
    let list = slot + INPUTS, label = slot + labelsAt;
    for (let at = first; at < end; at += 4) {
      const token = load<u32>(at), kind = load<i32>(labelOf + (usize(token) << 2));
      if (kind == WORD) list = addToken(list, token);
      else if (kind >= 0) {
        store<i32>(label, kind);
        label += 4;
      }
    }
    list = addToken(list, endOfLine);
    if (wordNgrams > 1) list = addRuns(list, listHashes(first, end));
    const labelCount = i32((label - slot - labelsAt) >> 2), count = i32((list - slot - INPUTS) >> 2);
    if (labelCount == 0 || count == 0) continue;
    const chosen = labelCount > 1 ? below(labelCount) : 0;
    store<i32>(slot, count, COUNT);
    store<i32>(slot, labelCount, LABELS);
    const target = load<u32>(slot + labelsAt + (usize(chosen) << 2));
    store<u32>(slot, target, TARGET);
    if (loss == NEGATIVE_SAMPLING) store<usize>(slot, drawTargets(slot + blocksAt, target), BLOCKS_END);
    else if (loss == HIERARCHICAL_SOFTMAX) store<usize>(slot, listPath(slot + blocksAt, target), BLOCKS_END);
    return true;
  }
  return false;
}

/** Adds the rows of a token to `list`; returns where it ends. */
// @ts-ignore: decorator
@inline function addToken(list: usize, token: u32): usize {
  const start = rowStarts + (usize(token) << 2), end = rowLists + (usize(load<u32>(start, 4)) << 2);
  let to = list;
  for (let at = rowLists + (usize(load<u32>(start)) << 2); at < end; at += 4) {
    const row = load<u32>(at);
    if (row & COPIED) {
      store<usize>(to, copyOf(row ^ COPIED));
      to += 4;
    } else to = addRow(to, row);
  }
  return to;
}

/** Lists the hashes of the words of a line, its end counted; returns where the list ends. */
function listHashes(first: usize, end: usize): usize {
  let hash = lineHashes;
  for (let at = first; at < end; at += 4) {
    const token = usize(load<u32>(at)) << 2;
    if (load<i32>(labelOf + token) != WORD) continue;
    store<u32>(hash, load<u32>(hashes + token));
    hash += 4;
  }
  store<u32>(hash, load<u32>(hashes + (usize(endOfLine) << 2)));
  return hash + 4;
}

/** Adds the rows of the runs of 2 … n words whose hashes end at `end`. Hashes are signed numbers, widened to 64 bits. */
function addRuns(list: usize, end: usize): usize {
  let to = list;
  for (let i = lineHashes; i < end; i += 4) {
    let hash = i64(load<i32>(i));
    const last = min(end, i + (usize(wordNgrams) << 2));
    for (let j = i + 4; j < last; j += 4) {
      hash = hash * 116049371 + i64(load<i32>(j));
      const bucket = u32(u64(hash) % buckets);
      const row = bucketRows ? load<u32>(bucketRows + (usize(bucket) << 2)) : firstBucket + bucket;
      if (row != NO_ROW) to = addRow(to, row);
    }
  }
  return to;
}

/** Reading a row's cache lines now lets them come from memory meanwhile; keeping a sum keeps the compiler from leaving the reads out. */
// @ts-ignore: decorator
@inline function addRow(list: usize, row: u32): usize {
  const at = inputRows + usize(row) * stride;
  store<usize>(list, at);
  let sum: u32 = 0;
  for (let i: usize = 0; i < stride; i += 64) sum += load<u32>(at + i);
  touched += sum;
  return list + 4;
}
let touched: u32 = 0;

// ---- Copies of rows that all threads want (lib/copies.ts) ----

// The rows of U, where they are few or every line updates all, are exchanged once a batch. The rows of V that are copied are those of the
// most frequent words and n-grams.

let rowsOfLabels: usize = 0;  // U or the copy

function exchangeLabels(): void {
  const bytes = usize(labels) * stride;
  if (ownRows) exchange(outputRows, ownRows, ownRows + bytes, bytes);
}

/** Copies of V's rows expire every so many batches: with batches of a thousand tokens, so every hundred thousand tokens. */
const BATCHES_OF_COPIES: u32 = 100;
let batches: u32 = 0;

/** Adds to V and U what has come to the thread's copies. */
export function giveBack(): void {
  exchangeLabels();
  exchangeCopies();
}

// ---- The step ----

function trainLine(slot: usize, rate: f32): void {
  lineCount += 1;
  const count = load<i32>(slot, COUNT), target = load<u32>(slot, TARGET), share = f32(1) / f32(count);
  sumRows(slot + INPUTS, count, share, 0, stride, hidden);
  clearRow(gain, 0, stride);
  if (loss == NEGATIVE_SAMPLING || loss == HIERARCHICAL_SOFTMAX) updateBlocks(slot + blocksAt, load<usize>(slot, BLOCKS_END), rate);
  else {
    findSoftmaxDots(hidden, rowsOfLabels, stride, labels, 0, used, dots);
    if (loss == SOFTMAX) findSoftmaxErrors(dots, 1, 0, labels, target, rate, gradients);
    else findOneVsAllErrors(dots, labels, slot + labelsAt, load<i32>(slot, LABELS), rate, gradients);
    updateSoftmax(hidden, gain, rowsOfLabels, stride, labels, gradients, 0, stride);
  }
  addToRows(slot + INPUTS, count, share, gain, 0, stride);
  if (loss != SOFTMAX && (u32(lineCount) & 15) == 0) settleLogs();
}

function updateBlocks(blocks: usize, end: usize, rate: f32): void {
  for (let block = blocks; block < end; block += BLOCK_BYTES) {
    findDots(hiddenList, 1, block, 0, used, dots);
    findErrors(dots, 1, 0, 1, block, rate, gradients);
    updateInput(hidden, gain, block, 0, stride, gradients);
  }
}

/** Fills blocks with the label itself and noise; returns where they end. */
function drawTargets(blocks: usize, target: u32): usize {
  let block = blocks, k = 1;
  setTarget(block, 0, rowsOfLabels + usize(target) * stride, 1);
  for (let n = 0; n < negatives; n++, k++) {
    if (k == TARGETS) {
      block += BLOCK_BYTES;
      k = 0;
    }
    setTarget(block, k, rowsOfLabels + usize(drawOther(target)) * stride, -1);
  }
  for (; k < TARGETS; k++) setNoTarget(block, k, zeroRow);
  return block + BLOCK_BYTES;
}

/** Draws labels until one is another than `target`, as `NegativeSamplingLoss::getNegative` (loss.cc). */
// @ts-ignore: decorator
@inline function drawOther(target: u32): u32 {
  let other = target;
  while (other == target) {
    const row = below(labels), entry = alias + (usize(row) << 3);
    other = next() < load<u32>(entry) ? row : load<u32>(entry, 4);
  }
  return other;
}

/** Fills blocks with the inner nodes on the label's path; returns where they end. */
function listPath(blocks: usize, target: u32): usize {
  const start = pathStarts + (usize(target) << 2);
  let node = paths + (usize(load<u32>(start)) << 2), block = blocks;
  for (const end = paths + (usize(load<u32>(start, 4)) << 2); node < end; block += BLOCK_BYTES) {
    for (let k = 0; k < TARGETS; k++) {
      if (node >= end) {
        setNoTarget(block, k, zeroRow);
        continue;
      }
      const entry = load<u32>(node);
      setTarget(block, k, rowsOfLabels + usize(entry & 0x7fffffff) * stride, entry >> 31 ? 1 : -1);
      node += 4;
    }
  }
  return block;
}
