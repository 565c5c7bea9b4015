// The first pass of an exact top-k: which rows could score more than a threshold?
//
// Memory, laid out by src/top-k/row-filter.ts:
//   codes    i8[rows / 4][columns / 8][4][8]   row r is about scales[r] · (codes of r); four rows lie together, eight columns at a time
//   scales   f32[rows]                         NaN for a row that never ranks: no comparison admits it
//   margins  f32[rows]                         how far the product below is from the true score, at most
//   queries  i16[columns / 8][4][8]            four queries, eight columns at a time; query q is about scale of q · (codes of q)
//
//   bound(r, q) = scales[r] · (scale of q) · (codes of r · codes of q) + margins[r]  ≥  the true score of row r
//
// The dot products are of integers: exact, and the same on every machine. The host keeps the queries small enough for 32 bits.

/** [Σa, Σb, Σc, Σd]. */
// @ts-ignore: decorator
@inline
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return i32x4.add(v128.shuffle<i64>(ab, cd, 0, 2), v128.shuffle<i64>(ab, cd, 1, 3));
}

/** The next eight codes of a row, as 16-bit integers. */
// @ts-ignore: decorator
@inline
function eightCodes(pointer: usize): v128 {
  return v128.load_ext<i8>(pointer);
}

/** sum + a · b, of eight 16-bit integers each. */
// @ts-ignore: decorator
@inline
function multiplyAdd(sum: v128, a: v128, b: v128): v128 {
  return i32x4.add(sum, i32x4.dot_i16x8_s(a, b));
}

/**
 * Writes the rows whose bound for one query exceeds `threshold` to `found`, numbered from 0 and ascending; returns how many there are.
 * The query lies alone: i16[columns]. A lane is a row.
 */
export function findForOne(
  codes: usize,
  scales: usize,
  margins: usize,
  rows: u32,
  columns: u32,
  query: usize,
  queryScale: f32,
  threshold: f32,
  found: usize,
): u32 {
  const endOfQuery = query + (usize(columns) << 1);
  let count: u32 = 0;
  for (let row: u32 = 0; row < rows; row += 4) {
    let sum0 = i32x4.splat(0);
    let sum1 = i32x4.splat(0);
    let sum2 = i32x4.splat(0);
    let sum3 = i32x4.splat(0);
    for (let eight = query; eight < endOfQuery; eight += 16) {
      const part = v128.load(eight);
      sum0 = multiplyAdd(sum0, part, eightCodes(codes));
      sum1 = multiplyAdd(sum1, part, eightCodes(codes + 8));
      sum2 = multiplyAdd(sum2, part, eightCodes(codes + 16));
      sum3 = multiplyAdd(sum3, part, eightCodes(codes + 24));
      codes += 32;
    }
    const products = f32x4.convert_i32x4_s(sums(sum0, sum1, sum2, sum3));
    const scaled = f32x4.mul(f32x4.mul(products, v128.load(scales + (usize(row) << 2))), f32x4.splat(queryScale));
    const bounds = f32x4.add(scaled, v128.load(margins + (usize(row) << 2)));
    for (let mask = i32x4.bitmask(f32x4.gt(bounds, f32x4.splat(threshold))); mask != 0; mask &= mask - 1) {
      store<u32>(found + (usize(count++) << 2), row + u32(ctz(mask)));
    }
  }
  return count;
}

/**
 * The same for four queries at once, whose scales and thresholds are f32[4]: a row is widened once for all of them. A lane is a query.
 * An entry of `found` is 4 · row + query; rows ascend.
 */
export function findForFour(
  codes: usize,
  scales: usize,
  margins: usize,
  rows: u32,
  columns: u32,
  queries: usize,
  queryScales: usize,
  thresholds: usize,
  found: usize,
): u32 {
  const endOfQueries = queries + (usize(columns) << 3);
  const scale = v128.load(queryScales);
  const threshold = v128.load(thresholds);
  let count: u32 = 0;
  for (let row: u32 = 0; row < rows; row += 2) {
    // Two rows and four queries: with eight sums, all stay in registers.
    let a0 = i32x4.splat(0);
    let a1 = i32x4.splat(0);
    let a2 = i32x4.splat(0);
    let a3 = i32x4.splat(0);
    let b0 = i32x4.splat(0);
    let b1 = i32x4.splat(0);
    let b2 = i32x4.splat(0);
    let b3 = i32x4.splat(0);
    let pair = codes + usize(row >> 2) * (usize(columns) << 2) + (usize(row & 2) << 3);
    for (let eight = queries; eight < endOfQueries; eight += 64) {
      const a = eightCodes(pair);
      const b = eightCodes(pair + 8);
      pair += 32;
      let query = v128.load(eight);
      a0 = multiplyAdd(a0, query, a);
      b0 = multiplyAdd(b0, query, b);
      query = v128.load(eight, 16);
      a1 = multiplyAdd(a1, query, a);
      b1 = multiplyAdd(b1, query, b);
      query = v128.load(eight, 32);
      a2 = multiplyAdd(a2, query, a);
      b2 = multiplyAdd(b2, query, b);
      query = v128.load(eight, 48);
      a3 = multiplyAdd(a3, query, a);
      b3 = multiplyAdd(b3, query, b);
    }
    count = collect(sums(a0, a1, a2, a3), row, scales, margins, scale, threshold, found, count);
    count = collect(sums(b0, b1, b2, b3), row + 1, scales, margins, scale, threshold, found, count);
  }
  return count;
}

/** Adds the queries for which `row` is a candidate to `found`; returns the new count. */
// @ts-ignore: decorator
@inline
function collect(
  products: v128,
  row: u32,
  scales: usize,
  margins: usize,
  scale: v128,
  threshold: v128,
  found: usize,
  count: u32,
): u32 {
  const offset = usize(row) << 2;
  const scaled = f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(products), v128.load32_splat(scales + offset)), scale);
  const bounds = f32x4.add(scaled, v128.load32_splat(margins + offset));
  for (let mask = i32x4.bitmask(f32x4.gt(bounds, threshold)); mask != 0; mask &= mask - 1) {
    store<u32>(found + (usize(count++) << 2), (row << 2) + u32(ctz(mask)));
  }
  return count;
}
