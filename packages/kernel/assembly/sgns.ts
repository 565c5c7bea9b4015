// Skip-gram with negative sampling (Mikolov et al. 2013), one call a batch of sentences.
//
// For each kept word c and each word o at most b places away, b drawn from 1 … window:
//   input row  h = V[o],   targets  w⁺ = U[c],  w⁻ = U[n₁] … U[n_N],  n drawn from the noise distribution
// and one step of lib/target-block.ts. As in word2vec.c it is the neighbour's input row that predicts the word in the middle.
//
// Sharing by the window: the 2b neighbours share one draw of negatives, so a window is three small matrix products.
// Sharing by the pair: each neighbour draws its own, as in the original.
//
// More targets than six go in blocks of six, one step after the other. A negative that equals c is left out.

import { takeLogSum, settleLogs } from "./lib/log-sum";
import { below, next, seedGenerator } from "./lib/random";
import { kept, readPiece } from "./lib/sentence";
import { BLOCK_BYTES, setNoTarget, setTarget, stepInput, stepInputs, TARGETS } from "./lib/target-block";

let inputRows: usize = 0;   // V: a row a word, `stride` bytes apart
let outputRows: usize = 0;  // U
let stride: usize = 0;
let size: usize = 0;        // bytes of a row in use, a multiple of 32
let keep: usize = 0;        // u32 a word: see lib/sentence.ts
let alias: usize = 0;       // (threshold, alias) a word: see src/random/alias-table.ts
let words: u32 = 0;
let window: u32 = 0;
let negatives: i32 = 0;
let dynamicWindow: bool = true;
let sharedByWindow: bool = true;
let seed: u32 = 0;
let pairCount: f64 = 0;

// Scratch of this instance.
let piece: usize = 0;       // u32[MAX_SENTENCE]
let inputs: usize = 0;      // u32[2 · window]
let blocks: usize = 0;      // the targets of this window and of the next one, each in as many blocks as it takes
let zeroRow: usize = 0;     // stands in for a target that is not there
let records: usize = 0;     // 96 bytes for each of 2 · window inputs
let blocksOfWindow: usize = 0; // bytes of one window's blocks

export function initialize(
  inputRows_: usize, outputRows_: usize, stride_: usize, size_: usize, keep_: usize, alias_: usize, words_: u32,
  window_: u32, negatives_: i32, dynamicWindow_: bool, sharedByWindow_: bool, seed_: u32,
  piece_: usize, inputs_: usize, blocks_: usize, zeroRow_: usize, records_: usize,
): void {
  inputRows = inputRows_; outputRows = outputRows_; stride = stride_; size = size_; keep = keep_; alias = alias_; words = words_;
  window = window_; negatives = negatives_; dynamicWindow = dynamicWindow_; sharedByWindow = sharedByWindow_; seed = seed_;
  piece = piece_; inputs = inputs_; blocks = blocks_; blocksOfWindow = (negatives_ + TARGETS) / TARGETS * BLOCK_BYTES; zeroRow = zeroRow_; records = records_;
}

/** Pairs of neighbours trained since the last call. */
export function takePairs(): f64 {
  const n = pairCount;
  pairCount = 0;
  return n;
}

/**
 * Trains on sentences of `ids` that begin at `starts[0 … sentences]`, with the random numbers of `stream`.
 * Returns the sum of the losses of all pairs, in nats.
 */
export function train(ids: usize, starts: usize, sentences: i32, rate: f32, stream: u32): f64 {
  seedGenerator(seed, stream);
  for (let s = 0; s < sentences; s++) {
    let from = ids + (usize(load<u32>(starts + (usize(s) << 2))) << 2);
    const end = ids + (usize(load<u32>(starts + (usize(s) << 2), 4)) << 2);
    while (from < end) {
      from = readPiece(from, end, keep, piece);
      trainPiece(kept, rate);
    }
  }
  return takeLogSum();
}

function trainPiece(length: i32, rate: f32): void {
  if (length < 2) return;
  if (sharedByWindow) trainWindows(length, rate);
  else trainPairs(length, rate);
  settleLogs();
}

/** Each window's targets are drawn and touched while the one before is trained, so that their rows are on the way from memory. */
function trainWindows(length: i32, rate: f32): void {
  let now = blocks, ahead = blocks + blocksOfWindow;
  let reachNow = drawReach();
  drawTargets(now, load<u32>(piece));
  for (let i = 0; i < length; i++) {
    let reachAhead = 0;
    if (i + 1 < length) {
      reachAhead = drawReach();
      drawTargets(ahead, load<u32>(piece + (usize(i + 1) << 2)));
    }
    const count = gatherInputs(i, reachNow, length);
    for (let block = now; block < now + blocksOfWindow; block += BLOCK_BYTES) {
      stepInputs(inputs, count, block, rate, size, records);
    }
    const free = now;
    now = ahead;
    ahead = free;
    reachNow = reachAhead;
  }
}

function trainPairs(length: i32, rate: f32): void {
  for (let i = 0; i < length; i++) {
    const center = load<u32>(piece + (usize(i) << 2));
    const count = gatherInputs(i, drawReach(), length);
    for (let m = 0; m < count; m++) {
      drawTargets(blocks, center);
      for (let block = blocks; block < blocks + blocksOfWindow; block += BLOCK_BYTES) {
        stepInput(load<usize>(inputs + (usize(m) << 2)), block, rate, size);
      }
    }
  }
}

/** How many places to each side of a word its neighbours may be. */
// @ts-ignore: decorator
@inline function drawReach(): i32 {
  return i32(dynamicWindow ? 1 + below(window) : window);
}

/** Lists the input rows of the neighbours of word `i`; returns how many there are. */
// @ts-ignore: decorator
@inline function gatherInputs(i: i32, reach: i32, length: i32): i32 {
  const first = max(0, i - reach), last = min(length - 1, i + reach);
  let at = inputs;
  for (let j = first; j <= last; j++) {
    if (j == i) continue;
    store<usize>(at, inputRows + usize(load<u32>(piece + (usize(j) << 2))) * stride);
    at += 4;
  }
  pairCount += f64(last - first);
  return last - first;
}

/** Fills one window's blocks: the first target is the center, the others are noise, and what is left over is empty. */
// @ts-ignore: decorator
@inline function drawTargets(into: usize, center: u32): void {
  const row = outputRows + usize(center) * stride;
  touch(row);
  setTarget(into, 0, row, 1);
  let block = into, k = 1;
  for (let n = 0; n < negatives; n++, k++) {
    if (k == TARGETS) {
      block += BLOCK_BYTES;
      k = 0;
    }
    drawNegative(block, k, center);
  }
  for (; k < TARGETS; k++) setNoTarget(block, k, zeroRow);
}

// @ts-ignore: decorator
@inline function drawNegative(block: usize, k: i32, center: u32): void {
  const draw = below(words), entry = alias + (usize(draw) << 3);
  const noise = next() < load<u32>(entry) ? draw : load<u32>(entry, 4);
  if (noise == center) {
    setNoTarget(block, k, zeroRow);
    return;
  }
  const row = outputRows + usize(noise) * stride;
  touch(row);
  setTarget(block, k, row, -1);
}

/** Reads a word of each cache line of a row; keeping a sum keeps the compiler from leaving the reads out. */
// @ts-ignore: decorator
@inline function touch(row: usize): void {
  let sum: u32 = 0;
  for (let i: usize = 0; i < size; i += 64) sum += load<u32>(row + i);
  touched += sum;
}
let touched: u32 = 0;
