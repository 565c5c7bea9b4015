// Similarities of one row to many, for a walk over a graph of neighbors.
//
// Memory, laid out by src/hnsw/row-codes.ts:
//   rows     i8[rows][stride]   codes, padded with zeros to whole eights; then 4 bytes: the scale, f32; then 4 that are unused
//   query    i8[stride]         the same for a query: a row of its own, or one of the rows
//   ids      u32[]              the rows to compare with
//   scores   f32[]              out, four at a time: up to three numbers behind the last one are overwritten
//
//   score = (codes of the row · codes of the query) · scale of the row · scale of the query
//
// The dot products are of integers: exact, and the same on every machine.

/** [Σa, Σb, Σc, Σd]. */
// @ts-ignore: decorator
@inline
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return i32x4.add(v128.shuffle<i64>(ab, cd, 0, 2), v128.shuffle<i64>(ab, cd, 1, 3));
}

/** sum + query · the eight codes at `pointer`. */
// @ts-ignore: decorator
@inline
function multiplyAdd(sum: v128, query: v128, pointer: usize): v128 {
  return i32x4.add(sum, i32x4.dot_i16x8_s(query, v128.load_ext<i8>(pointer)));
}

/** Where the row begins that is number `i` of `ids`, or the last one where there are not so many. */
// @ts-ignore: decorator
@inline
function rowAt(rows: usize, stride: usize, ids: usize, i: u32, last: u32): usize {
  return rows + usize(load<u32>(ids + (usize(min(i, last)) << 2))) * stride;
}

/** Writes the scores of the `count` rows that `ids` name. */
export function score(rows: usize, stride: u32, query: usize, ids: usize, count: u32, scores: usize): void {
  const codes = usize(stride) - 8;
  const queryScale = f32x4.splat(load<f32>(query + codes));
  const last = count - 1;
  for (let i: u32 = 0; i < count; i += 4) {
    const a = rowAt(rows, stride, ids, i, last);
    const b = rowAt(rows, stride, ids, i + 1, last);
    const c = rowAt(rows, stride, ids, i + 2, last);
    const d = rowAt(rows, stride, ids, i + 3, last);
    let sumA = i32x4.splat(0);
    let sumB = i32x4.splat(0);
    let sumC = i32x4.splat(0);
    let sumD = i32x4.splat(0);
    for (let at: usize = 0; at < codes; at += 8) {
      const eight = v128.load_ext<i8>(query + at);
      sumA = multiplyAdd(sumA, eight, a + at);
      sumB = multiplyAdd(sumB, eight, b + at);
      sumC = multiplyAdd(sumC, eight, c + at);
      sumD = multiplyAdd(sumD, eight, d + at);
    }
    let scales = v128.load32_zero(a + codes);
    scales = v128.load_lane<f32>(b + codes, scales, 1);
    scales = v128.load_lane<f32>(c + codes, scales, 2);
    scales = v128.load_lane<f32>(d + codes, scales, 3);
    const products = f32x4.convert_i32x4_s(sums(sumA, sumB, sumC, sumD));
    v128.store(scores + (usize(i) << 2), f32x4.mul(f32x4.mul(products, scales), queryScale));
  }
}
