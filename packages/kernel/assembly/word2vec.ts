// word2vec and fastText (Mikolov et al. 2013, Bojanowski et al. 2017): skip-gram and CBOW with negative sampling, hierarchical softmax
// or full softmax.
//
// For each kept word c and its neighbors o₁ … o_M at most b places away, b drawn from 1 … window:
//   skip-gram  the inputs are V[o₁] … V[o_M], each predicting c by itself (word2vec.c's way round)
//   CBOW       the input is the mean or the sum of V[o₁] … V[o_M]; every neighbor takes what the input gains
// and, where a word has several rows, its own and those of its n-grams:
//   skip-gram  the input is the mean of c's rows, which predicts each of o₁ … o_M (fastText's way round)
//   CBOW       the input is the mean of all the neighbors' rows
// The targets of a word are those of lib/targets.ts, or all words in the full softmax; lib/step.ts trains them.
//
// A window of neighbors that predict shares its targets among them; by choice of the host, negative sampling draws for each instead ("one
// by one"), as word2vec.c does. A word that predicts its neighbors does so one after the other, and what its rows gain is added when all are done.
//
// Two ways to run. `train` does a whole batch, window after window. In lockstep, several threads do a batch together, in rounds of as many
// windows from each part of the batch (lib/part.ts). A thread has some of the parts: it lists their windows and finds their errors. And it
// has some of the slices into which the columns of every row are cut: it finds the dots and updates the rows there. So a round is
//
//   score     dots of all windows on own columns
//   update    all windows of the round before, in the order of the parts, on own columns
//   weigh     errors of own windows, when all have scored; own windows of the round after the next are listed
//
// A thread updates when all have weighed the round before, and scores when all have listed; so there is other work to do before it needs
// what the others found. Lists are kept by four turns, dots and records by two: nobody writes what another may still read. Parts and
// slices are the same for any number of threads, and every sum has one order: the bits do not depend on the number of threads.

import { initializeBatches } from "./lib/batch";
import { takeLogSum } from "./lib/log-sum";
import { initializeNoise } from "./lib/noise";
import { beginPart, enterPart, leavePart, listedIn, lossOfPart, setListed } from "./lib/part";
import { initializeSlot, initializeSlots } from "./lib/slot";
import { findWindowDots, findWindowErrors, initializeSteps, touchWindow, updateWindow } from "./lib/step";
import { TARGETS } from "./lib/target-block";
import { initializeTargets } from "./lib/targets";
import { initializeWindows, prepareWindow } from "./lib/windows";

export { takePairs } from "./lib/step";

const LIST_TURNS: i32 = 4, NUMBER_TURNS: i32 = 2;

let seed: u32 = 0;
let lockstep: bool = false;

let parts: i32 = 1;           // of a batch, and those of this thread
let firstPart: i32 = 0;
let endPart: i32 = 1;
let partsAt: usize = 0;
let partBytes: usize = 0;
let windows: i32 = 1;         // that a part adds to a round
let slots: usize = 0;         // a slot for each window of a round, for each turn
let slotBytes: usize = 0;

export function initialize(
  inputRows: usize, outputRows: usize, stride: usize, used: usize, words: u32, keep: usize, alias: usize, pathStarts: usize, paths: usize,
  subwordStarts: usize, subwords: usize,
  window: u32, dynamicWindow: bool, cbow: bool, mean: bool, loss: i32, oneByOne: bool, negatives: i32, poolWords: u32, seed_: u32,
  lockstep_: bool, sliceBorders: usize, slices: i32, firstSlice: i32, endSlice: i32, shift: usize, parts_: i32, firstPart_: i32, endPart_: i32, partsAt_: usize,
  partBytes_: usize, windows_: i32, slots_: usize, slotBytes_: usize, blocksAt: usize, hidden: usize,
  dots: usize, windowDots: usize, sliceDots: usize, blockDots: usize, records: usize, windowRecords: usize, blockRecords: usize,
  spread: usize, zeroRow: usize,
): void {
  seed = seed_; lockstep = lockstep_;
  parts = parts_; firstPart = firstPart_; endPart = endPart_; partsAt = partsAt_; partBytes = partBytes_;
  windows = windows_; slots = slots_; slotBytes = slotBytes_;
  const pooled = cbow || subwordStarts != 0;
  initializeSlots(blocksAt, sliceDots, blockDots, blockRecords);
  for (let turn = 0; turn < LIST_TURNS; turn++) {
    for (let n = firstPart * windows; n < endPart * windows; n++) {
      const numbers = usize(turn % NUMBER_TURNS * parts * windows + n), row = hidden + numbers * 2 * stride;
      const slot = slots + usize(turn * parts * windows + n) * slotBytes;
      initializeSlot(slot, row, row + stride, dots + numbers * windowDots, records + numbers * windowRecords);
    }
  }
  initializeBatches(keep, window, dynamicWindow);
  initializeNoise(words, alias, poolWords);
  initializeTargets(outputRows, stride, pathStarts, paths, negatives, zeroRow, lockstep ? 0 : stride);
  initializeWindows(inputRows, stride, subwordStarts, subwords, window, cbow, loss, oneByOne);
  initializeSteps(
    outputRows, stride, used, words, loss, pooled, mean, oneByOne, poolWords > 0 ? 1 : TARGETS,
    pooled && !cbow && !oneByOne && !lockstep, sliceBorders, slices, firstSlice, endSlice, shift, spread,
  );
}

/**
 * Trains on sentences of `ids` that begin at `starts[0 … sentences]`, with the random numbers of `stream`.
 * Returns the sum of the losses of all inputs, in nats.
 */
export function train(ids: usize, starts: usize, sentences: i32, rate: f32, stream: u32): f64 {
  beginPart(partsAt, 0, 1, ids, starts, sentences, seed, stream);
  // Each window is listed while the one before waits to be trained, so that its rows are on the way from memory.
  let now = slots, ahead = slots + slotBytes;
  let more = prepareWindow(now);
  while (more) {
    more = prepareWindow(ahead);
    findWindowDots(now);
    findWindowErrors(now, rate);
    updateWindow(now, rate);
    const free = now;
    now = ahead;
    ahead = free;
  }
  return takeLogSum();
}

// ---- In lockstep, or step by step on one thread ----

let learningRate: f32 = 0;

/** Begins a batch and lists the windows of the rounds 0 and 1. */
export function begin(ids: usize, starts: usize, sentences: i32, rate: f32, stream: u32): void {
  learningRate = rate;
  for (let p = firstPart; p < endPart; p++) {
    beginPart(partOf(p), p, parts, ids, starts, sentences, seed, stream);
    listWindows(p, 0);
    listWindows(p, 1);
    leavePart(partOf(p));
  }
}

/** Does all of round `round` but, in lockstep, its update, which is due in the next; returns how many windows it has. */
export function step(round: i32): i32 {
  const n = score(round);
  if (lockstep && round > 0) update(round - 1);
  if (n > 0) weigh(round);
  if (!lockstep) update(round);
  return n;
}

/** Finds the dots of a round on own columns; returns how many windows it has. */
export function score(round: i32): i32 {
  let n = 0;
  // All rows are asked for before the first is needed: memory answers many questions at a time.
  for (let p = 0; p < parts; p++) {
    for (let slot = slotOf(p, round), end = listEnd(p, round); slot < end; slot += slotBytes) touchWindow(slot);
    n += listedIn(partOf(p), round % LIST_TURNS);
  }
  for (let p = 0; p < parts; p++) {
    for (let slot = slotOf(p, round), end = listEnd(p, round); slot < end; slot += slotBytes) findWindowDots(slot);
  }
  return n;
}

/** Finds the errors of own windows of a round, and lists those of the round after the next. */
export function weigh(round: i32): void {
  for (let p = firstPart; p < endPart; p++) {
    enterPart(partOf(p));
    for (let slot = slotOf(p, round), end = listEnd(p, round); slot < end; slot += slotBytes) findWindowErrors(slot, learningRate);
    listWindows(p, round + 2);
    leavePart(partOf(p));
  }
}

/** Updates own columns by the windows of a round. */
export function update(round: i32): void {
  for (let p = 0; p < parts; p++) {
    for (let slot = slotOf(p, round), end = listEnd(p, round); slot < end; slot += slotBytes) updateWindow(slot, learningRate);
  }
}

/** Ends a batch; returns what `train` returns. */
export function finish(): f64 {
  let loss: f64 = 0;
  for (let p = 0; p < parts; p++) loss += lossOfPart(partOf(p));
  return loss;
}

function listWindows(part: i32, round: i32): void {
  let n = 0, slot = slotOf(part, round);
  while (n < windows && prepareWindow(slot)) {
    slot += slotBytes;
    n++;
  }
  setListed(partOf(part), round % LIST_TURNS, n);
}

// @ts-ignore: decorator
@inline function partOf(part: i32): usize {
  return partsAt + usize(part) * partBytes;
}

/** The first slot of a part in a round. */
// @ts-ignore: decorator
@inline function slotOf(part: i32, round: i32): usize {
  return slots + usize((round % LIST_TURNS * parts + part) * windows) * slotBytes;
}

/** The end of those that hold a window. */
// @ts-ignore: decorator
@inline function listEnd(part: i32, round: i32): usize {
  return slotOf(part, round) + usize(listedIn(partOf(part), round % LIST_TURNS)) * slotBytes;
}
