// A part of a batch: some of its sentences, with random numbers, noise words and a sum of losses of its own. One part is at hand at a
// time; in lockstep, a thread that has several goes from one to the other.
//
// Memory: what the modules of a part keep, then for each turn of the lists how many windows are listed, the piece and the pool.

import { beginBatch, resumeBatch, saveBatch } from "./batch";
import { resumeLogSum, saveLogSum, takeLogSum } from "./log-sum";
import { beginNoise, resumeNoise, saveNoise } from "./noise";
import { resumeGenerator, saveGenerator, seedGenerator } from "./random";
import { MAX_SENTENCE } from "./sentence";
import { beginWindows, resumeWindows, saveWindows } from "./windows";

const LOG_SUM: usize = 0, GENERATOR: usize = 56, BATCH: usize = 64, NOISE: usize = 96, WINDOWS: usize = 104;
const LISTED: usize = 112, PIECE: usize = 128, POOL: usize = PIECE + 4 * usize(MAX_SENTENCE);

/** Begins part `number` of `parts` of a batch: see beginBatch. Its random numbers are those of `stream` and the part. */
export function beginPart(
  part: usize, number: i32, parts: i32, ids: usize, starts: usize, sentences: i32, seed: u32, stream: u32,
): void {
  takeLogSum();
  seedGenerator(seed, stream * u32(parts) + u32(number));
  beginBatch(ids, starts, sentences, number, parts, part + PIECE);
  beginNoise(part + POOL);
  beginWindows();
}

/** Keeps the part at hand for later. */
export function leavePart(part: usize): void {
  saveLogSum(part + LOG_SUM);
  saveGenerator(part + GENERATOR);
  saveBatch(part + BATCH);
  saveNoise(part + NOISE);
  saveWindows(part + WINDOWS);
}

/** Makes a part that was left the one at hand. */
export function enterPart(part: usize): void {
  resumeLogSum(part + LOG_SUM);
  resumeGenerator(part + GENERATOR);
  resumeBatch(part + BATCH);
  resumeNoise(part + NOISE);
  resumeWindows(part + WINDOWS);
}

/** Returns the sum of the losses of a part that was left, which need not be the caller's. */
export function lossOfPart(part: usize): f64 {
  resumeLogSum(part + LOG_SUM);
  return takeLogSum();
}

/** How many windows of a part are listed for `turn`. */
// @ts-ignore: decorator
@inline export function listedIn(part: usize, turn: i32): i32 {
  return load<i32>(part + (usize(turn) << 2), LISTED);
}

// @ts-ignore: decorator
@inline export function setListed(part: usize, turn: i32, windows: i32): void {
  store<i32>(part + (usize(turn) << 2), windows, LISTED);
}
