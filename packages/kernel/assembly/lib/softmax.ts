// One stochastic gradient step of the full softmax: an input row h against every output row U[w], in the same three stages as a target
// block.
//
//   1. dots     x_w = ⟨h, U[w]⟩
//   2. errors   p = softmax(x),  loss = −log p_c,  g_w = η · (1[w = c] − p_w)
//   3. update   U[w] += g_w · h,  gain += Σ_w g_w · U[w]     right-hand sides before the step

import { expOfMinus, fma, sums } from "./lanes";
import { addToTotal, logOf } from "./log-sum";

/** Stage 1: writes x_0 … x_(words − 1) to `dots`, which has room for a multiple of four. */
export function findSoftmaxDots(h: usize, rows: usize, stride: usize, words: u32, from: usize, to: usize, dots: usize): void {
  const zero = f32x4.splat(0);
  for (let w: u32 = 0; w < words; w += 4) {
    // Past the last word the last one stands in; stage 2 does not look there.
    const last = words - 1;
    const r0 = rows + usize(w) * stride, r1 = rows + usize(min(w + 1, last)) * stride,
      r2 = rows + usize(min(w + 2, last)) * stride, r3 = rows + usize(min(w + 3, last)) * stride;
    let a0 = zero, a1 = zero, a2 = zero, a3 = zero;
    for (let i = from; i < to; i += 16) {
      const x = v128.load(h + i);
      a0 = fma(x, v128.load(r0 + i), a0); a1 = fma(x, v128.load(r1 + i), a1);
      a2 = fma(x, v128.load(r2 + i), a2); a3 = fma(x, v128.load(r3 + i), a3);
    }
    v128.store(dots + (usize(w) << 2), sums(a0, a1, a2, a3));
  }
}

/** Stage 2: writes g_w to `gradients` and adds the loss to the log-sum's total. */
export function findSoftmaxErrors(dots: usize, slices: i32, sliceBytes: usize, words: u32, center: u32, rate: f32, gradients: usize): void {
  let largest: f32 = -Infinity;
  for (let w: u32 = 0; w < words; w++) {
    const at = usize(w) << 2;
    let x = load<f32>(dots + at);
    for (let s = 1; s < slices; s++) x += load<f32>(dots + usize(s) * sliceBytes + at);
    store<f32>(gradients + at, x);
    largest = max(largest, x);
  }
  const centerDot = load<f32>(gradients + (usize(center) << 2));
  let sum: f64 = 0;
  for (let w: u32 = 0; w < words; w += 4) {
    const at = gradients + (usize(w) << 2);
    const e = expOfMinus(f32x4.sub(f32x4.splat(largest), v128.load(at)));
    v128.store(at, e);
    sum += f64(f32x4.extract_lane(e, 0));
    if (w + 1 < words) sum += f64(f32x4.extract_lane(e, 1));
    if (w + 2 < words) sum += f64(f32x4.extract_lane(e, 2));
    if (w + 3 < words) sum += f64(f32x4.extract_lane(e, 3));
  }
  const scale = f32x4.splat(f32(-f64(rate) / sum));
  for (let w: u32 = 0; w < words; w += 4) {
    const at = gradients + (usize(w) << 2);
    v128.store(at, f32x4.mul(scale, v128.load(at)));
  }
  const own = gradients + (usize(center) << 2);
  store<f32>(own, load<f32>(own) + rate);
  addToTotal(logOf(sum) + f64(largest) - f64(centerDot));
}

/** Stage 3. */
export function updateSoftmax(h: usize, gain: usize, rows: usize, stride: usize, words: u32, gradients: usize, from: usize, to: usize): void {
  for (let w: u32 = 0; w < words; w++) {
    const row = rows + usize(w) * stride, g = v128.load32_splat(gradients + (usize(w) << 2));
    for (let i = from; i < to; i += 16) {
      const u = v128.load(row + i);
      v128.store(gain + i, fma(g, u, v128.load(gain + i)));
      v128.store(row + i, fma(g, v128.load(h + i), u));
    }
  }
}
