// The training step of a window in a slot, in the three stages of lib/target-block.ts: dots and update on own columns, errors for all.

import { addScaled, addToRows, clearRow, sumRows, touchColumns } from "./rows";
import {
  blockDots, blockRecords, BLOCKS_END, blocksAt, COUNT, DOTS, GAIN, HIDDEN, INPUTS, LABEL, PAIRS, RECORDS, sliceDots,
} from "./slot";
import { findSoftmaxDots, findSoftmaxErrors, updateSoftmax } from "./softmax";
import { BLOCK_BYTES, findDots, findErrors, spreadRecords, updateInput, updateInputs } from "./target-block";
import { SOFTMAX } from "./windows";

let outputRows: usize = 0;    // U
let stride: usize = 0;
let used: usize = 0;          // bytes of a row that are not padding, rounded up to 16
let words: u32 = 0;
let loss: i32 = 0;
let pooled: bool = false;     // one hidden row predicts, the mean or the sum of several
let mean: bool = true;
let inPlace: bool = false;    // one input row, which may change while its targets are trained
let farTargets: usize = 0;    // of a block, whose rows may be far from the cache
let stepwise: bool = false;   // one hidden row with the targets of many words, out of lockstep

let sliceBorders: usize = 0;  // u32 a slice, and one more: the column where it begins, in bytes
let slices: i32 = 1;
let firstSlice: i32 = 0;      // own slices
let endSlice: i32 = 1;
let shift: usize = 0;         // from a row and a column to the place of that column in own memory
let from: usize = 0;          // own columns, shifted
let to: usize = 0;
let spread: usize = 0;        // room for the spread records of all inputs

export function initializeSteps(
  outputRows_: usize, stride_: usize, used_: usize, words_: u32, loss_: i32, pooled_: bool, mean_: bool, inPlace_: bool,
  farTargets_: usize, stepwise_: bool,
  sliceBorders_: usize, slices_: i32, firstSlice_: i32, endSlice_: i32, shift_: usize, spread_: usize,
): void {
  outputRows = outputRows_; stride = stride_; used = used_; words = words_;
  loss = loss_; pooled = pooled_; mean = mean_; inPlace = inPlace_; farTargets = farTargets_; stepwise = stepwise_;
  sliceBorders = sliceBorders_; slices = slices_; firstSlice = firstSlice_; endSlice = endSlice_; shift = shift_; spread = spread_;
  from = columnOf(firstSlice) + shift;
  to = columnOf(endSlice) + shift;
}

/** Where slice `s` begins, in bytes. */
// @ts-ignore: decorator
@inline function columnOf(s: i32): usize {
  return load<u32>(sliceBorders + (usize(s) << 2));
}

/**
 * Fetches own columns of the targets from memory, and of the last input, which the windows before did not have. Of targets from a pool the
 * cache has all but the first, the word itself.
 */
// @ts-ignore: decorator
@inline export function touchWindow(slot: usize): void {
  const blocksEnd = load<usize>(slot, BLOCKS_END);
  for (let block = slot + blocksAt; block < blocksEnd; block += BLOCK_BYTES) {
    for (let k: usize = 0; k < farTargets; k++) touchColumns(load<usize>(block + (k << 2)), from, to);
  }
  touchColumns(load<usize>(slot + INPUTS + (usize(load<i32>(slot, COUNT) - 1) << 2)), from, to);
}

/** The list of the rows that predict: the hidden row alone, or each neighbor. */
// @ts-ignore: decorator
@inline function predictors(slot: usize): usize {
  return slot + (pooled ? HIDDEN : INPUTS);
}

// @ts-ignore: decorator
@inline function predictorCount(slot: usize): i32 {
  return pooled ? 1 : load<i32>(slot, COUNT);
}

/** Finds the dots of own slices. */
export function findWindowDots(slot: usize): void {
  if (stepwise) return;
  const count = load<i32>(slot, COUNT);
  if (pooled) sumRows(slot + INPUTS, count, mean ? f32(1) / f32(count) : 1, from, to, load<usize>(slot, HIDDEN));
  for (let s = firstSlice; s < endSlice; s++) {
    const begin = columnOf(s) + shift, end = min(columnOf(s + 1), used) + shift;
    let dots = load<usize>(slot, DOTS) + usize(s) * sliceDots;
    if (loss == SOFTMAX) findSoftmaxDots(load<usize>(predictors(slot)), outputRows, stride, words, begin, end, dots);
    const blocksEnd = load<usize>(slot, BLOCKS_END);
    for (let block = slot + blocksAt; block < blocksEnd; block += BLOCK_BYTES, dots += blockDots) {
      findDots(predictors(slot), predictorCount(slot), block, begin, end, dots);
    }
  }
}

/** Finds the errors from the dots of all slices, at the learning rate `rate`. */
export function findWindowErrors(slot: usize, rate: f32): void {
  if (stepwise) return;
  let dots = load<usize>(slot, DOTS), records = load<usize>(slot, RECORDS);
  if (loss == SOFTMAX) {
    findSoftmaxErrors(dots, slices, sliceDots, words, load<u32>(slot, LABEL), rate, records);
    return;
  }
  const blocksEnd = load<usize>(slot, BLOCKS_END);
  for (let block = slot + blocksAt; block < blocksEnd; block += BLOCK_BYTES, dots += blockDots, records += blockRecords) {
    findErrors(dots, slices, sliceDots, predictorCount(slot), block, rate, records);
  }
}

/** Inputs trained since the last call. */
export function takePairs(): f64 {
  const n = pairCount;
  pairCount = 0;
  return n;
}
let pairCount: f64 = 0;

/** Updates own columns. */
export function updateWindow(slot: usize, rate: f32): void {
  pairCount += f64(load<i32>(slot, PAIRS));
  if (stepwise) stepThrough(slot, rate);
  else if (pooled || loss == SOFTMAX) updateByGain(slot);
  else if (inPlace) updateBlocks(slot, load<usize>(slot, INPUTS), load<usize>(slot, INPUTS));
  else updateNeighbors(slot);
}

/** Skip-gram: each neighbor takes its own gain, in place. */
// @ts-ignore: decorator
@inline function updateNeighbors(slot: usize): void {
  const inputs = slot + INPUTS, count = load<i32>(slot, COUNT), blocksEnd = load<usize>(slot, BLOCKS_END);
  let records = load<usize>(slot, RECORDS);
  for (let block = slot + blocksAt; block < blocksEnd; block += BLOCK_BYTES, records += blockRecords) {
    spreadRecords(records, count, spread);
    updateInputs(inputs, count, block, from, to, spread);
  }
}

/** One input row `h`, whose gain is added to `gain`. */
// @ts-ignore: decorator
@inline function updateBlocks(slot: usize, h: usize, gain: usize): void {
  const blocksEnd = load<usize>(slot, BLOCKS_END);
  let records = load<usize>(slot, RECORDS);
  for (let block = slot + blocksAt; block < blocksEnd; block += BLOCK_BYTES, records += blockRecords) {
    updateInput(h, gain, block, from, to, records);
  }
}

/** One input row whose gain is gathered first: all rows of a hidden row take it, and in the full softmax the row must not change meanwhile. */
// @ts-ignore: decorator
@inline function updateByGain(slot: usize): void {
  const h = load<usize>(predictors(slot)), gain = load<usize>(slot, GAIN);
  clearRow(gain, from, to);
  if (loss == SOFTMAX) updateSoftmax(h, gain, outputRows, stride, words, load<usize>(slot, RECORDS), from, to);
  else updateBlocks(slot, h, gain);
  if (!pooled) {
    addScaled(h, 1, gain, from, to);
    return;
  }
  // As in gensim and fastText: the gain goes to each row whole if they were averaged, and is divided among them if they were summed.
  const count = load<i32>(slot, COUNT);
  addToRows(slot + INPUTS, count, mean ? 1 : f32(1) / f32(count), gain, from, to);
}

/** A hidden row that takes each block's step before it meets the next block; its rows take what it gained in all. */
function stepThrough(slot: usize, rate: f32): void {
  const h = load<usize>(slot, HIDDEN), gain = load<usize>(slot, GAIN), dots = load<usize>(slot, DOTS), records = load<usize>(slot, RECORDS);
  const count = load<i32>(slot, COUNT), blocksEnd = load<usize>(slot, BLOCKS_END);
  sumRows(slot + INPUTS, count, f32(1) / f32(count), from, to, h);
  clearRow(gain, from, to);
  addScaled(gain, -1, h, from, to);
  for (let block = slot + blocksAt; block < blocksEnd; block += BLOCK_BYTES) {
    findDots(slot + HIDDEN, 1, block, from, used, dots);
    findErrors(dots, 1, 0, 1, block, rate, records);
    updateInput(h, h, block, from, to, records);
  }
  addScaled(gain, 1, h, from, to);
  addToRows(slot + INPUTS, count, 1, gain, from, to);
}
