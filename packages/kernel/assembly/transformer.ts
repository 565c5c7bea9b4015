// What a transformer does with its rows besides matrix products: layer normalization, GELU, softmax, cross-entropy; forward and back.
//
// All matrices are float32, row-major and without gaps; `columns` is a multiple of 4 except where a stride is given beside it. Gradients
// are added where a comment says "+=", else written.

import { expOfMinus, fma, ones } from "./lib/lanes";

/** What padding holds before a softmax: nothing is left of it afterwards. */
const nothing: f32 = -1e30;

/** Σ of the four lanes. */
// @ts-ignore: decorator
@inline function total(x: v128): f32 {
  return f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

/** The largest of the four lanes. */
// @ts-ignore: decorator
@inline function largest(x: v128): f32 {
  return max(
    max(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1)),
    max(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)),
  );
}

/** x += y, `count` numbers. */
export function add(x: usize, y: usize, count: u32): void {
  for (const end = x + (usize(count) << 2); x < end; x += 16, y += 16) v128.store(x, f32x4.add(v128.load(x), v128.load(y)));
}

/** Each row of x += y. */
export function addToRows(x: usize, y: usize, rows: u32, columns: u32): void {
  for (let i: u32 = 0; i < rows; i++, x += usize(columns) << 2) add(x, y, columns);
}

/** y += Σ of the rows of x. */
export function sumRows(x: usize, y: usize, rows: u32, columns: u32): void {
  for (let i: u32 = 0; i < rows; i++, x += usize(columns) << 2) add(y, x, columns);
}

/**
 * out = scale ∘ x̂ + shift of each row, x̂ = (x − μ) / √(σ² + ε). Writes f32[rows][2]: μ and 1 / √(σ² + ε), for the way back.
 */
export function layerNorm(
  x: usize, scale: usize, shift: usize, out: usize, moments: usize, rows: u32, columns: u32, epsilon: f32,
): void {
  const bytes = usize(columns) << 2;
  for (let i: u32 = 0; i < rows; i++, x += bytes, out += bytes, moments += 8) {
    let sum = f32x4.splat(0);
    for (let k: usize = 0; k < bytes; k += 16) sum = f32x4.add(sum, v128.load(x + k));
    const mean = total(sum) / f32(columns);
    const center = f32x4.splat(mean);
    let squares = f32x4.splat(0);
    for (let k: usize = 0; k < bytes; k += 16) {
      const d = f32x4.sub(v128.load(x + k), center);
      squares = fma(d, d, squares);
    }
    const inverse = f32(1) / sqrt<f32>(total(squares) / f32(columns) + epsilon);
    const factor = f32x4.splat(inverse);
    for (let k: usize = 0; k < bytes; k += 16) {
      const normal = f32x4.mul(f32x4.sub(v128.load(x + k), center), factor);
      v128.store(out + k, fma(normal, v128.load(scale + k), v128.load(shift + k)));
    }
    store<f32>(moments, mean);
    store<f32>(moments, inverse, 4);
  }
}

/**
 * With h = scale ∘ g: dx += (h − mean(h) − x̂ · mean(h ∘ x̂)) / √(σ² + ε); dScale += Σ g ∘ x̂; dShift += Σ g.
 */
export function layerNormBackward(
  x: usize, scale: usize, moments: usize, g: usize, dx: usize, dScale: usize, dShift: usize, rows: u32, columns: u32,
): void {
  const bytes = usize(columns) << 2;
  for (let i: u32 = 0; i < rows; i++, x += bytes, g += bytes, dx += bytes, moments += 8) {
    const center = f32x4.splat(load<f32>(moments)), inverse = f32x4.splat(load<f32>(moments, 4));
    let sum = f32x4.splat(0), products = f32x4.splat(0);
    for (let k: usize = 0; k < bytes; k += 16) {
      const gradient = v128.load(g + k);
      const normal = f32x4.mul(f32x4.sub(v128.load(x + k), center), inverse);
      const h = f32x4.mul(gradient, v128.load(scale + k));
      sum = f32x4.add(sum, h);
      products = fma(h, normal, products);
      v128.store(dScale + k, fma(gradient, normal, v128.load(dScale + k)));
      v128.store(dShift + k, f32x4.add(gradient, v128.load(dShift + k)));
    }
    const mean = f32x4.splat(total(sum) / f32(columns)), product = f32x4.splat(total(products) / f32(columns));
    for (let k: usize = 0; k < bytes; k += 16) {
      const normal = f32x4.mul(f32x4.sub(v128.load(x + k), center), inverse);
      const h = f32x4.sub(f32x4.mul(v128.load(g + k), v128.load(scale + k)), mean);
      v128.store(dx + k, fma(inverse, f32x4.sub(h, f32x4.mul(normal, product)), v128.load(dx + k)));
    }
  }
}

// GELU by its tanh approximation (Hendrycks and Gimpel 2016; GPT-2's): x · σ(2u), u = √(2/π) · (x + 0.044715 x³), since
// ½ · (1 + tanh u) = σ(2u).
const twiceRoot: f32 = 1.5957691216057308; // 2 √(2/π)
const cubic: f32 = 0.044715;

/** σ(2u) of x. */
// @ts-ignore: decorator
@inline function gate(x: v128): v128 {
  const inner = f32x4.mul(x, fma(f32x4.mul(x, x), f32x4.splat(cubic), ones()));
  return f32x4.div(ones(), f32x4.add(ones(), expOfMinus(f32x4.mul(inner, f32x4.splat(twiceRoot)))));
}

/** out = GELU(x), `count` numbers. */
export function gelu(x: usize, out: usize, count: u32): void {
  for (const end = x + (usize(count) << 2); x < end; x += 16, out += 16) {
    const value = v128.load(x);
    v128.store(out, f32x4.mul(value, gate(value)));
  }
}

/** g = g ∘ GELU′(x): σ + x · σ · (1 − σ) · 2√(2/π) · (1 + 3 · 0.044715 x²). */
export function geluBackward(x: usize, g: usize, count: u32): void {
  for (const end = x + (usize(count) << 2); x < end; x += 16, g += 16) {
    const value = v128.load(x), s = gate(value);
    const slope = f32x4.mul(f32x4.splat(twiceRoot), fma(f32x4.mul(value, value), f32x4.splat(3 * cubic), ones()));
    const rest = f32x4.mul(f32x4.mul(value, s), f32x4.mul(f32x4.sub(ones(), s), slope));
    v128.store(g, f32x4.mul(v128.load(g), f32x4.add(s, rest)));
  }
}

/** row = e^(factor · (row − its largest)), `count` numbers, padded to fours; returns their sum. Leaves the largest at `top`. */
function exponentials(row: usize, count: u32, factor: f32, top: usize): f32 {
  const end = row + (usize(count) << 2), padded = (end + 15) & ~15;
  for (let at = end; at < padded; at += 4) store<f32>(at, nothing);
  let best = v128.load(row);
  for (let at = row + 16; at < padded; at += 16) best = f32x4.max(best, v128.load(at));
  const highest = largest(best), center = f32x4.splat(highest), scale = f32x4.splat(factor);
  let sum = f32x4.splat(0);
  for (let at = row; at < padded; at += 16) {
    const e = expOfMinus(f32x4.mul(f32x4.sub(center, v128.load(at)), scale));
    v128.store(at, e);
    sum = f32x4.add(sum, e);
  }
  store<f32>(top, highest);
  return total(sum);
}

/** Sets the numbers from `at` to `end` to zero. */
// @ts-ignore: decorator
@inline function clear(at: usize, end: usize): void {
  for (; at < end; at += 4) store<f32>(at, 0);
}

/**
 * Softmax of each row of scores times `factor`, of which query i sees the keys up to `start` + i; the rest becomes 0. Rows are `stride`
 * numbers apart, a multiple of 4, and lie on 16 bytes. `scratch` holds one number.
 */
export function causalSoftmax(
  scores: usize, queries: u32, stride: u32, start: u32, factor: f32, scratch: usize,
): void {
  const bytes = usize(stride) << 2;
  for (let i: u32 = 0; i < queries; i++, scores += bytes) {
    const seen = start + i + 1;
    const inverse = f32x4.splat(f32(1) / exponentials(scores, seen, factor, scratch));
    const end = scores + (usize(seen) << 2);
    for (let at = scores; at < end; at += 16) v128.store(at, f32x4.mul(v128.load(at), inverse));
    clear(end, scores + bytes);
  }
}

/** g = factor · p ∘ (g − Σ g ∘ p) of each row: from the gradient of probabilities to that of the scores before `factor`. */
export function softmaxBackward(p: usize, g: usize, rows: u32, stride: u32, factor: f32): void {
  const bytes = usize(stride) << 2, scale = f32x4.splat(factor);
  for (let i: u32 = 0; i < rows; i++, p += bytes, g += bytes) {
    let products = f32x4.splat(0);
    for (let k: usize = 0; k < bytes; k += 16) products = fma(v128.load(p + k), v128.load(g + k), products);
    const sum = f32x4.splat(total(products));
    for (let k: usize = 0; k < bytes; k += 16) {
      const difference = f32x4.sub(v128.load(g + k), sum);
      v128.store(g + k, f32x4.mul(scale, f32x4.mul(v128.load(p + k), difference)));
    }
  }
}

/**
 * Turns each row of logits into `factor` times the gradient of −log softmax(row)[target], which is softmax(row) − onehot, and writes what
 * that loss is made of: f32[rows][2], Σ e^(logit − highest) and highest − logit of the target. `targets` is u32[rows].
 */
export function crossEntropy(
  logits: usize, targets: usize, parts: usize, rows: u32, columns: u32, stride: u32, factor: f32,
): void {
  const bytes = usize(stride) << 2;
  for (let i: u32 = 0; i < rows; i++, logits += bytes, parts += 8) {
    const target = logits + (usize(load<u32>(targets + (usize(i) << 2))) << 2);
    const logit = load<f32>(target);
    const partition = exponentials(logits, columns, 1, parts + 4);
    store<f32>(parts, partition);
    store<f32>(parts, load<f32>(parts, 4) - logit, 4);
    const weight = f32x4.splat(factor / partition), end = logits + (usize(columns) << 2);
    for (let at = logits; at < end; at += 16) v128.store(at, f32x4.mul(v128.load(at), weight));
    clear(end, logits + bytes);
    store<f32>(target, load<f32>(target) - factor);
  }
}
