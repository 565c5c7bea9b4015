// The first pass of an exact top-k: which rows could score more than a threshold?
//
// Memory, laid out by src/top-k/row-filter.ts; four rows lie together everywhere:
//   codes    i8[rows / 4][columns / 8][4][8]   8-bit codes of the rows, eight columns at a time
//   terms    f32[rows / 4][3][4]               of each row: scale, skew, margin; a row that never ranks has scale NaN
//   queries  i16[columns / 8][lanes][8]        16-bit codes of one query or of four together: lanes is 1 or 4
//   coarse   u8[columns / 8][4][8]             7-bit codes of four queries, each 64 more than what it stands for
//   sums     i32[rows]                         64 times the sum of each row's codes
//   bounds   f32[rows][lanes]                  out: what each row could score at most for the query in each lane
//   found    u32[]                             out: the places in bounds that exceed the threshold, ascending
//
//   bound = scale · query scale · (codes · query codes)  +  skew · along  +  margin · across
//
// src/top-k/quantize-rows.ts derives it. No comparison admits NaN. The dot products are of integers: exact, and the
// same on every machine. The host keeps the query codes small enough for 32 bits.

/** Bytes of the terms of four rows. */
const termBytes: usize = 48;

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

/** Four bounds; the terms are those of one row or of four, the query's those of four or of one. */
// @ts-ignore: decorator
@inline
function boundsOf(
  products: v128,
  scale: v128,
  skew: v128,
  margin: v128,
  queryScale: v128,
  along: v128,
  across: v128,
): v128 {
  const approximation = f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(products), scale), queryScale);
  return f32x4.add(approximation, f32x4.add(f32x4.mul(skew, along), f32x4.mul(margin, across)));
}

/** Adds `place` plus the number of each lane that is set in `lanes` to `found`; returns the new count. */
// @ts-ignore: decorator
@inline
function collect(lanes: v128, place: u32, found: usize, count: u32): u32 {
  for (let mask = i32x4.bitmask(lanes); mask != 0; mask &= mask - 1) {
    store<u32>(found + (usize(count++) << 2), place + u32(ctz(mask)));
  }
  return count;
}

/** Writes `bounds` and `found` for one query, with a row in each lane; returns how many were found. */
export function findForOne(
  codes: usize,
  terms: usize,
  rows: u32,
  columns: u32,
  query: usize,
  queryScale: f32,
  along: f32,
  across: f32,
  threshold: f32,
  bounds: usize,
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
    const four = boundsOf(
      sums(sum0, sum1, sum2, sum3),
      v128.load(terms),
      v128.load(terms, 16),
      v128.load(terms, 32),
      f32x4.splat(queryScale),
      f32x4.splat(along),
      f32x4.splat(across),
    );
    terms += termBytes;
    v128.store(bounds + (usize(row) << 2), four);
    count = collect(f32x4.gt(four, f32x4.splat(threshold)), row, found, count);
  }
  return count;
}

/**
 * The same for four queries at once, with a query in each lane: a row is widened once for all of them.
 * `queryTerms` is f32[4][4]: scales, alongs, acrosses and thresholds.
 */
export function findForFour(
  codes: usize,
  terms: usize,
  rows: u32,
  columns: u32,
  queries: usize,
  queryTerms: usize,
  bounds: usize,
  found: usize,
): u32 {
  const endOfQueries = queries + (usize(columns) << 3);
  const queryScale = v128.load(queryTerms);
  const along = v128.load(queryTerms, 16);
  const across = v128.load(queryTerms, 32);
  const threshold = v128.load(queryTerms, 48);
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
    const termsA = terms + usize(row >> 2) * termBytes + (usize(row & 3) << 2);
    const boundsA = boundsForRow(sums(a0, a1, a2, a3), termsA, queryScale, along, across);
    const boundsB = boundsForRow(sums(b0, b1, b2, b3), termsA + 4, queryScale, along, across);
    v128.store(bounds + (usize(row) << 4), boundsA);
    v128.store(bounds + (usize(row) << 4), boundsB, 16);
    count = collect(f32x4.gt(boundsA, threshold), row << 2, found, count);
    count = collect(f32x4.gt(boundsB, threshold), (row + 1) << 2, found, count);
  }
  return count;
}

/**
 * The same with 7-bit queries, which relaxed SIMD multiplies sixteen at a time, and with a row in each lane until the
 * bounds are turned over. No sum of two products exceeds 16 bits, so that all machines agree. The host adds what the
 * coarser rounding may take off.
 */
export function findCoarselyForFour(
  codes: usize,
  terms: usize,
  sums: usize,
  rows: u32,
  columns: u32,
  queries: usize,
  queryTerms: usize,
  bounds: usize,
  found: usize,
): u32 {
  if (!ASC_FEATURE_RELAXED_SIMD) return 0;
  const endOfQueries = queries + (usize(columns) << 2);
  const threshold = v128.load(queryTerms, 48);
  let count: u32 = 0;
  for (let row: u32 = 0; row < rows; row += 4) {
    let ab0 = i32x4.splat(0);
    let ab1 = i32x4.splat(0);
    let ab2 = i32x4.splat(0);
    let ab3 = i32x4.splat(0);
    let cd0 = i32x4.splat(0);
    let cd1 = i32x4.splat(0);
    let cd2 = i32x4.splat(0);
    let cd3 = i32x4.splat(0);
    for (let eight = queries; eight < endOfQueries; eight += 32) {
      const ab = v128.load(codes);
      const cd = v128.load(codes, 16);
      codes += 32;
      let query = v128.load64_splat(eight);
      ab0 = i32x4.relaxed_dot_i8x16_i7x16_add_s(ab, query, ab0);
      cd0 = i32x4.relaxed_dot_i8x16_i7x16_add_s(cd, query, cd0);
      query = v128.load64_splat(eight, 8);
      ab1 = i32x4.relaxed_dot_i8x16_i7x16_add_s(ab, query, ab1);
      cd1 = i32x4.relaxed_dot_i8x16_i7x16_add_s(cd, query, cd1);
      query = v128.load64_splat(eight, 16);
      ab2 = i32x4.relaxed_dot_i8x16_i7x16_add_s(ab, query, ab2);
      cd2 = i32x4.relaxed_dot_i8x16_i7x16_add_s(cd, query, cd2);
      query = v128.load64_splat(eight, 24);
      ab3 = i32x4.relaxed_dot_i8x16_i7x16_add_s(ab, query, ab3);
      cd3 = i32x4.relaxed_dot_i8x16_i7x16_add_s(cd, query, cd3);
    }
    const of0 = boundsOfFour(ab0, cd0, sums, terms, queryTerms);
    const of1 = boundsOfFour(ab1, cd1, sums, terms, queryTerms + 4);
    const of2 = boundsOfFour(ab2, cd2, sums, terms, queryTerms + 8);
    const of3 = boundsOfFour(ab3, cd3, sums, terms, queryTerms + 12);
    sums += 16;
    terms += termBytes;
    const first01 = v128.shuffle<f32>(of0, of1, 0, 4, 1, 5);
    const first23 = v128.shuffle<f32>(of2, of3, 0, 4, 1, 5);
    const last01 = v128.shuffle<f32>(of0, of1, 2, 6, 3, 7);
    const last23 = v128.shuffle<f32>(of2, of3, 2, 6, 3, 7);
    const boundsA = v128.shuffle<i64>(first01, first23, 0, 2);
    const boundsB = v128.shuffle<i64>(first01, first23, 1, 3);
    const boundsC = v128.shuffle<i64>(last01, last23, 0, 2);
    const boundsD = v128.shuffle<i64>(last01, last23, 1, 3);
    v128.store(bounds, boundsA);
    v128.store(bounds, boundsB, 16);
    v128.store(bounds, boundsC, 32);
    v128.store(bounds, boundsD, 48);
    bounds += 64;
    count = collect(f32x4.gt(boundsA, threshold), row << 2, found, count);
    count = collect(f32x4.gt(boundsB, threshold), (row + 1) << 2, found, count);
    count = collect(f32x4.gt(boundsC, threshold), (row + 2) << 2, found, count);
    count = collect(f32x4.gt(boundsD, threshold), (row + 3) << 2, found, count);
  }
  return count;
}

/**
 * The bounds of four rows for one query: `ab` and `cd` hold two sums of each row, `queryTerms` begin at the query's
 * own.
 */
// @ts-ignore: decorator
@inline
function boundsOfFour(ab: v128, cd: v128, sums: usize, terms: usize, queryTerms: usize): v128 {
  const products = i32x4.add(v128.shuffle<i32>(ab, cd, 0, 2, 4, 6), v128.shuffle<i32>(ab, cd, 1, 3, 5, 7));
  return boundsOf(
    i32x4.sub(products, v128.load(sums)),
    v128.load(terms),
    v128.load(terms, 16),
    v128.load(terms, 32),
    v128.load32_splat(queryTerms),
    v128.load32_splat(queryTerms, 16),
    v128.load32_splat(queryTerms, 32),
  );
}

/** The bounds of the row whose terms begin at `terms`, for four queries. */
// @ts-ignore: decorator
@inline
function boundsForRow(products: v128, terms: usize, queryScale: v128, along: v128, across: v128): v128 {
  return boundsOf(
    products,
    v128.load32_splat(terms),
    v128.load32_splat(terms, 16),
    v128.load32_splat(terms, 32),
    queryScale,
    along,
    across,
  );
}
