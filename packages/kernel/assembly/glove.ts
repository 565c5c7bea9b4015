// GloVe (Pennington, Socher and Manning 2014): weighted least squares on the logarithms of co-occurrence counts, by AdaGrad.
//
//   J = Σ_ij f(X_ij) · ½ (⟨w_i, c_j⟩ + b_i + b̃_j − log X_ij)²          f(x) = min(1, (x / x_max)^α)
//
// and with e = ⟨w, c⟩ + b + b̃ − log x for each record, as in glove.c (`glove_thread`):
//
//   g = clip(f(x) · e · c)        the gradient of w, each component held to ±clip; that of c has w in it, those of the biases 1
//   w ← w − η · g / √G            G is the sum of all earlier (η · g)², and 1 at first
//   G ← G + (η · g)²
//
// Rows. A word's row is [w, b, 1], a context's [c, 1, b̃]: one dot product gives ⟨w, c⟩ + b + b̃, and one loop updates all. With each
// number x goes r = 1/√G, where r = 0 keeps a number as it is: the ones, and the zeros of the padding. They lie in blocks of four, so that
// a row is one stretch of memory: x₀ x₁ x₂ x₃ r₀ r₁ r₂ r₃ x₄ …, `stride` bytes, a multiple of 64.
//
// Why r and not G: a step s = η · g · r needs no division, and with u = s² the new r is r · (1 + u)^−½ = r · (1 − u/2 + 3u²/8 − …), which
// needs no square root. Cut there, r is wrong by less than 5u³/16 of itself; steps are small, u is rarely above 0.01. A u above 2/3, where
// the cut series turns, counts as 2/3: r falls by at most a sixth at a time.
//
// Chunks. A chunk is a tile: records of words in one range of rows and contexts in another. It is u32s: the first word row, the first
// context row, then two for each record: word row | context row << 16, both counted from the first; and log x as float32.

import { expOfMinus, fma } from "./lib/lanes";

let wordRows: usize = 0;
let contextRows: usize = 0;
let stride: usize = 0;
let scratch: usize = 0;       // f32 a record: its weight f(x), and room for three more
let exponent: f32 = 0;        // α
let logMaximum: f32 = 0;      // log x_max
let clip: f32 = 0;

let trained: f64 = 0;
let touched: u32 = 0;

export function initialize(
  wordRows_: usize, contextRows_: usize, stride_: usize, scratch_: usize, exponent_: f32, logMaximum_: f32, clip_: f32,
): void {
  wordRows = wordRows_;
  contextRows = contextRows_;
  stride = stride_;
  scratch = scratch_;
  exponent = exponent_;
  logMaximum = logMaximum_;
  clip = clip_;
}

/** Trains on the tile at `chunk`, which ends where the last of `starts` says; returns the sum of J over its records. */
export function train(chunk: usize, starts: usize, sentences: i32, rate: f32, stream: u32): f64 {
  const records = chunk + 8, end = chunk + (usize(load<u32>(starts + (usize(sentences) << 2))) << 2);
  const words = wordRows + usize(load<u32>(chunk)) * stride, contexts = contextRows + usize(load<u32>(chunk, 4)) * stride;
  findWeights(records, end);
  let loss: f64 = 0, weight = scratch;
  for (let record = records; record < end; record += 8, weight += 4) {
    const rows = load<u32>(record), next = load<u32>(record, 8);
    touch(words + usize(next & 0xffff) * stride);
    touch(contexts + usize(next >> 16) * stride);
    const w = words + usize(rows & 0xffff) * stride, c = contexts + usize(rows >> 16) * stride;
    const error = dot(w, c) - load<f32>(record, 4), weighted = load<f32>(weight) * error;
    loss += f64(weighted) * f64(error);
    step(w, c, rate * weighted, rate * clip);
  }
  trained += f64((end - records) >> 3);
  return 0.5 * loss;
}

/** Returns the number of records trained since the last call. */
export function takePairs(): f64 {
  const taken = trained;
  trained = 0;
  return taken;
}

/** Writes f(x) of each record to `scratch`, four at a time. */
function findWeights(records: usize, end: usize): void {
  const most = f32x4.splat(logMaximum), factor = f32x4.splat(exponent), zero = f32x4.splat(0);
  let weight = scratch;
  for (let record = records; record < end; record += 32, weight += 16) {
    const logs = v128.shuffle<f32>(v128.load(record), v128.load(record, 16), 1, 3, 5, 7);
    // f = e^−(α · max(0, log x_max − log x))
    v128.store(weight, expOfMinus(f32x4.mul(factor, f32x4.pmax(zero, f32x4.sub(most, logs)))));
  }
}

// @ts-ignore: decorator
@inline function dot(w: usize, c: usize): f32 {
  let a = f32x4.splat(0), b = a;
  for (let i: usize = 0; i < stride; i += 64) {
    a = fma(v128.load(w + i), v128.load(c + i), a);
    b = fma(v128.load(w + i, 32), v128.load(c + i, 32), b);
  }
  a = f32x4.add(a, b);
  a = f32x4.add(a, v128.shuffle<f32>(a, a, 2, 3, 0, 1));
  return f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1);
}

// @ts-ignore: decorator
@inline function step(w: usize, c: usize, factor: f32, limit: f32): void {
  const f = f32x4.splat(factor), upper = f32x4.splat(limit), lower = f32x4.splat(-limit);
  for (let i: usize = 0; i < stride; i += 32) {
    const x = v128.load(w + i), y = v128.load(c + i), r = v128.load(w + i, 16), q = v128.load(c + i, 16);
    const s = f32x4.mul(f32x4.pmin(f32x4.pmax(f32x4.mul(f, y), lower), upper), r);
    const t = f32x4.mul(f32x4.pmin(f32x4.pmax(f32x4.mul(f, x), lower), upper), q);
    v128.store(w + i, f32x4.sub(x, s));
    v128.store(c + i, f32x4.sub(y, t));
    v128.store(w + i, shrink(r, s), 16);
    v128.store(c + i, shrink(q, t), 16);
  }
}

/** r · (1 + s²)^−½ by its series. */
// @ts-ignore: decorator
@inline function shrink(r: v128, s: v128): v128 {
  const u = f32x4.pmin(f32x4.mul(s, s), f32x4.splat(0.6666667));
  return fma(f32x4.mul(r, u), fma(u, f32x4.splat(0.375), f32x4.splat(-0.5)), r);
}

/** Reads a word of each cache line of a row; keeping a sum keeps the compiler from leaving the reads out. */
// @ts-ignore: decorator
@inline function touch(row: usize): void {
  let sum: u32 = 0;
  for (let i: usize = 0; i < stride; i += 64) sum += load<u32>(row + i);
  touched += sum;
}
