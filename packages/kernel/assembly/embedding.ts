// The table of an embedding: rows gathered by id, and moved against their gradients by an optimizer.
//
// table           f32[rows · columns]   row-major, without gaps; slots, what an optimizer remembers of each weight, alike
// ids             u32[count]            rows of the table, as often as they were looked up
// values          f32[count · columns]  what belongs to each: what was looked up, or its gradient
// heads           u32[2^bits]           a hash table, of at least twice as many entries as there are ids
// firsts, nexts   u32[count]            positions in ids of the same id, as chains; all three are room to work in
// sum             f32[columns]          room for the sum of the gradients of one row
// coefficients    f32[8]                of the rule, as its function says
// tails           f32[4][4]             the last one to three numbers of a row, of its gradient and its slots, as whole vectors
//
// Rows lie far apart. Thirty-two at a time are asked for, so that they come from memory together and not one after another. Asking
// for the next ones while these are moved, which would hide the waiting behind the arithmetic, takes longer: a load that waits for memory
// holds up what comes behind it, sooner than the waiting is over.

const rowsAhead: u32 = 32;
const line: usize = 64;

/** Takes what was read ahead, so that no compiler leaves the reading out. */
let kept: i32 = 0;

/** Reads a number of each cache line of a row. */
// @ts-ignore: decorator
@inline function readAhead(row: usize, bytes: usize): void {
  let sum = 0;
  for (let i: usize = 0; i < bytes; i += line) sum += load<i32>(row + i);
  kept = sum;
}

// @ts-ignore: decorator
@inline function indexAt(list: usize, i: u32): u32 { return load<u32>(list + (usize(i) << 2)); }
// @ts-ignore: decorator
@inline function setIndex(list: usize, i: u32, value: u32): void { store<u32>(list + (usize(i) << 2), value); }

/** out[i] = scale · table[ids[i]]. */
export function gatherRows(table: usize, ids: usize, count: u32, columns: u32, scale: f32, out: usize): void {
  const bytes = usize(columns) << 2;
  for (let first: u32 = 0; first < count; first += rowsAhead) {
    const end = min(first + rowsAhead, count);
    for (let i = first; i < end; i++) readAhead(table + usize(indexAt(ids, i)) * bytes, bytes);
    for (let i = first; i < end; i++, out += bytes) {
      const row = table + usize(indexAt(ids, i)) * bytes;
      if (scale == 1) copyRow(row, out, bytes);
      else scaleRow(row, scale, out, bytes);
    }
  }
}

/** table[ids[i]] += factor · values[i], one after another, except where ids[i] is `skipped`. */
export function addRows(
  table: usize, ids: usize, count: u32, columns: u32, values: usize, factor: f32, skipped: u32,
): void {
  const bytes = usize(columns) << 2;
  for (let first: u32 = 0; first < count; first += rowsAhead) {
    const end = min(first + rowsAhead, count);
    for (let i = first; i < end; i++) readAhead(table + usize(indexAt(ids, i)) * bytes, bytes);
    for (let i = first; i < end; i++, values += bytes) {
      const id = indexAt(ids, i);
      if (id != skipped) addRow(values, factor, table + usize(id) * bytes, bytes);
    }
  }
}

// A line is loaded before the first of it is stored: the compiler cannot know that they do not overlap.

/** to = from. */
function copyRow(from: usize, to: usize, bytes: usize): void {
  let i: usize = 0;
  for (; i + line <= bytes; i += line) {
    const a = v128.load(from + i), b = v128.load(from + i, 16), c = v128.load(from + i, 32), d = v128.load(from + i, 48);
    v128.store(to + i, a);
    v128.store(to + i, b, 16);
    v128.store(to + i, c, 32);
    v128.store(to + i, d, 48);
  }
  for (; i < bytes; i += 4) store<f32>(to + i, load<f32>(from + i));
}

/** to = scale · from. */
function scaleRow(from: usize, scale: f32, to: usize, bytes: usize): void {
  const factor = f32x4.splat(scale);
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) v128.store(to + i, f32x4.mul(factor, v128.load(from + i)));
  for (; i < bytes; i += 4) store<f32>(to + i, scale * load<f32>(from + i));
}

/** to += scale · from. */
function addRow(from: usize, scale: f32, to: usize, bytes: usize): void {
  const factor = f32x4.splat(scale);
  let i: usize = 0;
  for (; i + line <= bytes; i += line) {
    const a = f32x4.add(v128.load(to + i), f32x4.mul(factor, v128.load(from + i)));
    const b = f32x4.add(v128.load(to + i, 16), f32x4.mul(factor, v128.load(from + i, 16)));
    const c = f32x4.add(v128.load(to + i, 32), f32x4.mul(factor, v128.load(from + i, 32)));
    const d = f32x4.add(v128.load(to + i, 48), f32x4.mul(factor, v128.load(from + i, 48)));
    v128.store(to + i, a);
    v128.store(to + i, b, 16);
    v128.store(to + i, c, 32);
    v128.store(to + i, d, 48);
  }
  for (; i < bytes; i += 4) store<f32>(to + i, load<f32>(to + i) + scale * load<f32>(from + i));
}

/**
 * Chains the positions of the same id, ascending: firsts[g] is the first one of an id, nexts[i] the one behind i, plus 1, or 0 for none.
 * Returns how many ids there are, without `skipped`.
 */
function chainPositions(
  ids: usize, count: u32, skipped: u32, heads: usize, bits: u32, firsts: usize, nexts: usize,
): u32 {
  memory.fill(heads, 0, 4 << bits);
  const mask: u32 = (1 << bits) - 1;
  let groups: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const id = indexAt(ids, i);
    if (id == skipped) continue;
    // An entry is the last position of an id so far, plus 1. Fibonacci hashing: 2³² divided by the golden ratio.
    let entry: u32 = (id * 2654435769) >> (32 - bits), last = indexAt(heads, entry);
    while (last != 0 && indexAt(ids, last - 1) != id) {
      entry = (entry + 1) & mask;
      last = indexAt(heads, entry);
    }
    setIndex(heads, entry, i + 1);
    setIndex(nexts, i, 0);
    if (last != 0) setIndex(nexts, last - 1, i + 1);
    else setIndex(firsts, groups++, i);
  }
  return groups;
}

/** Writes `factor` times the sum of the rows of `values` at the positions of a chain to `sum`. */
function sumChain(values: usize, position: u32, nexts: usize, factor: f32, sum: usize, bytes: usize): void {
  scaleRow(values + usize(position) * bytes, factor, sum, bytes);
  for (let next = indexAt(nexts, position); next != 0; next = indexAt(nexts, next - 1)) {
    addRow(values + usize(next - 1) * bytes, factor, sum, bytes);
  }
}

function lengthOfChain(position: u32, nexts: usize): u32 {
  let length: u32 = 1;
  for (let next = indexAt(nexts, position); next != 0; next = indexAt(nexts, next - 1)) length++;
  return length;
}

/**
 * Moves the rows `ids`, except `skipped`, by `rule` against their gradients: of each row `scale` times the sum of its `values`, divided by
 * how many there are where `byFrequency` is not 0.
 */
export function moveRows(
  rule: u32, table: usize, slot: usize, otherSlot: usize, columns: u32,
  ids: usize, count: u32, skipped: u32, values: usize, scale: f32, byFrequency: u32,
  heads: usize, bits: u32, firsts: usize, nexts: usize,
  sum: usize, coefficients: usize, tails: usize,
): void {
  const bytes = usize(columns) << 2, slots = slotsOf(rule);
  const groups = chainPositions(ids, count, skipped, heads, bits, firsts, nexts);
  for (let first: u32 = 0; first < groups; first += rowsAhead) {
    const end = min(first + rowsAhead, groups);
    for (let g = first; g < end; g++) {
      const at = usize(indexAt(ids, indexAt(firsts, g))) * bytes;
      readAhead(table + at, bytes);
      if (slots > 0) readAhead(slot + at, bytes);
      if (slots > 1) readAhead(otherSlot + at, bytes);
    }
    for (let g = first; g < end; g++) {
      const position = indexAt(firsts, g);
      const factor = byFrequency ? scale / f32(lengthOfChain(position, nexts)) : scale;
      const isSum = factor != 1 || indexAt(nexts, position) != 0;
      if (isSum) sumChain(values, position, nexts, factor, sum, bytes);
      const at = usize(indexAt(ids, position)) * bytes;
      const gradient = isSum ? sum : values + usize(position) * bytes;
      moveSpan(rule, table + at, slot + at, otherSlot + at, gradient, columns, coefficients, tails);
    }
  }
}

/** Moves `length` weights that lie one after another. */
export function moveSpan(
  rule: u32, weights: usize, slot: usize, otherSlot: usize, gradient: usize, length: u32,
  coefficients: usize, tails: usize,
): void {
  const bytes = usize(length) << 2, whole = bytes & ~15, rest = bytes - whole;
  moveVectors(rule, weights, slot, otherSlot, gradient, whole, coefficients);
  if (rest == 0) return;
  const slots = slotsOf(rule);
  memory.copy(tails, weights + whole, rest);
  memory.copy(tails + 16, gradient + whole, rest);
  if (slots > 0) memory.copy(tails + 32, slot + whole, rest);
  if (slots > 1) memory.copy(tails + 48, otherSlot + whole, rest);
  moveVectors(rule, tails, tails + 32, tails + 48, tails + 16, 16, coefficients);
  memory.copy(weights + whole, tails, rest);
  if (slots > 0) memory.copy(slot + whole, tails + 32, rest);
  if (slots > 1) memory.copy(otherSlot + whole, tails + 48, rest);
}

// The rules, as src/embedding/move.ts numbers them.
const sgd: u32 = 0;
const momentum: u32 = 1;
const adagrad: u32 = 2;
const rmsprop: u32 = 3;
const adam: u32 = 4;

/** How many numbers a rule remembers of each weight. */
function slotsOf(rule: u32): u32 { return rule == sgd ? 0 : rule == adam ? 2 : 1; }

function moveVectors(
  rule: u32, weights: usize, slot: usize, otherSlot: usize, gradient: usize, bytes: usize, coefficients: usize,
): void {
  switch (rule) {
    case sgd: return moveBySGD(weights, gradient, bytes, coefficients);
    case momentum: return moveByMomentum(weights, slot, gradient, bytes, coefficients);
    case adagrad:
    case rmsprop: return moveBySquares(weights, slot, gradient, bytes, coefficients);
    case adam: return moveByAdam(weights, slot, otherSlot, gradient, bytes, coefficients);
  }
}

/** w = c₁·w − c₀·g. */
function moveBySGD(w: usize, g: usize, bytes: usize, c: usize): void {
  const rate = v128.load32_splat(c), kept = v128.load32_splat(c, 4);
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(w + i, f32x4.sub(f32x4.mul(kept, v128.load(w + i)), f32x4.mul(rate, v128.load(g + i))));
  }
}

/** g′ = g + c₁·w; v = c₂·v + g′; w = w − c₀·(c₃·g′ + c₄·v). */
function moveByMomentum(w: usize, v: usize, g: usize, bytes: usize, c: usize): void {
  const rate = v128.load32_splat(c), decay = v128.load32_splat(c, 4), momentum = v128.load32_splat(c, 8);
  const own = v128.load32_splat(c, 12), past = v128.load32_splat(c, 16);
  for (let i: usize = 0; i < bytes; i += 16) {
    const weight = v128.load(w + i);
    const slope = f32x4.add(v128.load(g + i), f32x4.mul(decay, weight));
    const velocity = f32x4.add(f32x4.mul(momentum, v128.load(v + i)), slope);
    v128.store(v + i, velocity);
    const way = f32x4.add(f32x4.mul(own, slope), f32x4.mul(past, velocity));
    v128.store(w + i, f32x4.sub(weight, f32x4.mul(rate, way)));
  }
}

/** g′ = g + c₁·w; s = c₃·s + c₄·g′²; w = w − c₀·g′ / (√s + c₂). AdaGrad's c₃ and c₄ are 1. */
function moveBySquares(w: usize, s: usize, g: usize, bytes: usize, c: usize): void {
  const rate = v128.load32_splat(c), decay = v128.load32_splat(c, 4), guard = v128.load32_splat(c, 8);
  const past = v128.load32_splat(c, 12), own = v128.load32_splat(c, 16);
  for (let i: usize = 0; i < bytes; i += 16) {
    const weight = v128.load(w + i);
    const slope = f32x4.add(v128.load(g + i), f32x4.mul(decay, weight));
    const square = f32x4.add(f32x4.mul(past, v128.load(s + i)), f32x4.mul(own, f32x4.mul(slope, slope)));
    v128.store(s + i, square);
    v128.store(w + i, f32x4.sub(weight, f32x4.div(f32x4.mul(rate, slope), f32x4.add(f32x4.sqrt(square), guard))));
  }
}

/** g′ = g + c₁·w; m = c₃·m + c₄·g′; v = c₅·v + c₆·g′²; w = c₇·w − c₀·m / (√v + c₂). */
function moveByAdam(w: usize, m: usize, v: usize, g: usize, bytes: usize, c: usize): void {
  const rate = v128.load32_splat(c), decay = v128.load32_splat(c, 4), guard = v128.load32_splat(c, 8);
  const past = v128.load32_splat(c, 12), own = v128.load32_splat(c, 16);
  const pastSquare = v128.load32_splat(c, 20), ownSquare = v128.load32_splat(c, 24), kept = v128.load32_splat(c, 28);
  for (let i: usize = 0; i < bytes; i += 16) {
    const weight = v128.load(w + i);
    const slope = f32x4.add(v128.load(g + i), f32x4.mul(decay, weight));
    const mean = f32x4.add(f32x4.mul(past, v128.load(m + i)), f32x4.mul(own, slope));
    const square = f32x4.add(f32x4.mul(pastSquare, v128.load(v + i)), f32x4.mul(ownSquare, f32x4.mul(slope, slope)));
    v128.store(m + i, mean);
    v128.store(v + i, square);
    const step = f32x4.div(f32x4.mul(rate, mean), f32x4.add(f32x4.sqrt(square), guard));
    v128.store(w + i, f32x4.sub(f32x4.mul(kept, weight), step));
  }
}
