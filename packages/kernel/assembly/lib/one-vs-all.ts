// Stage 2 of one-vs-all, in the place of the full softmax's in softmax.ts: every output row is a logistic regression of its own.
//
//   y = 1 for each of the targets, else 0
//   loss = Σ_w log(1 + e^x_w) − Σ_targets x_c
//   g_w = η · (y_w − σ(x_w))

import { expOfMinus, ones } from "./lanes";
import { addLog, addToTotal } from "./log-sum";

/** Writes g_w to `gradients` and adds the loss to the log-sum. `targets` is a list of `count` row numbers; a repeated one counts once. */
export function findOneVsAllErrors(dots: usize, words: u32, targets: usize, count: i32, rate: f32, gradients: usize): void {
  const minusRate = f32x4.splat(-rate), lanes = i32x4(0, 1, 2, 3), end = i32x4.splat(words);
  for (let w: u32 = 0; w < words; w += 4) {
    const at = usize(w) << 2;
    const e = expOfMinus(f32x4.neg(v128.load(dots + at))); // e^x
    const counted = v128.and(e, i32x4.lt_s(i32x4.add(i32x4.splat(w), lanes), end));
    const onePlus = f32x4.add(ones(), counted);
    addLog(onePlus);
    v128.store(gradients + at, f32x4.mul(minusRate, f32x4.div(counted, onePlus)));
  }
  for (let n = 0; n < count; n++) {
    const target = load<u32>(targets + (usize(n) << 2));
    if (isBefore(target, targets, n)) continue;
    const at = usize(target) << 2;
    store<f32>(gradients + at, load<f32>(gradients + at) + rate);
    addToTotal(-f64(load<f32>(dots + at)));
  }
}

/** Whether `target` is among the first `count` of `targets`. */
function isBefore(target: u32, targets: usize, count: i32): bool {
  for (let n = 0; n < count; n++) if (load<u32>(targets + (usize(n) << 2)) == target) return true;
  return false;
}
