// Arithmetic on the four float32 lanes of a 128-bit vector.

/** a · b + c, fused where relaxed SIMD is enabled. */
// @ts-ignore: decorator
@inline export function fma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** [Σa, Σb, Σc, Σd]. */
// @ts-ignore: decorator
@inline export function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<i64>(ab, cd, 0, 2), v128.shuffle<i64>(ab, cd, 1, 3));
}

// Constants of expOfMinus, each in four lanes. They lie in memory, since V8 builds a constant vector from three instructions at every
// use but loads one with one.
const EXP: usize = memory.data<f32>([
  -87, -87, -87, -87,
  87, 87, 87, 87,
  -1.4426950408889634, -1.4426950408889634, -1.4426950408889634, -1.4426950408889634,
  12582912, 12582912, 12582912, 12582912, // 1.5 · 2^23
  0.00015403530393381608, 0.00015403530393381608, 0.00015403530393381608, 0.00015403530393381608, // (log 2)^6 / 6!
  0.0013333558146428443, 0.0013333558146428443, 0.0013333558146428443, 0.0013333558146428443,
  0.009618129107628477, 0.009618129107628477, 0.009618129107628477, 0.009618129107628477,
  0.055504108664821576, 0.055504108664821576, 0.055504108664821576, 0.055504108664821576,
  0.24022650695910069, 0.24022650695910069, 0.24022650695910069, 0.24022650695910069,
  0.6931471805599453, 0.6931471805599453, 0.6931471805599453, 0.6931471805599453, // log 2
  1, 1, 1, 1,
], 16);

/** The vector [1, 1, 1, 1]. */
// @ts-ignore: decorator
@inline export function ones(): v128 { return v128.load(EXP, 160); }

/** e^−x of each lane to about 2e-7 relative, x held to ±87 so that the result stays a normal number. */
// @ts-ignore: decorator
@inline export function expOfMinus(x: v128): v128 {
  // e^−x = 2^n · 2^r with n whole and |r| ≤ ½; 2^r by its Taylor series to r^6. Adding 1.5 · 2^23 rounds t to a whole number and
  // leaves that number in the lowest bits, from where a shift makes it an exponent.
  const t = f32x4.mul(f32x4.pmin(f32x4.pmax(x, v128.load(EXP)), v128.load(EXP, 16)), v128.load(EXP, 32));
  const rounded = f32x4.add(t, v128.load(EXP, 48));
  const r = f32x4.sub(t, f32x4.sub(rounded, v128.load(EXP, 48)));
  let p = fma(r, v128.load(EXP, 64), v128.load(EXP, 80));
  p = fma(p, r, v128.load(EXP, 96));
  p = fma(p, r, v128.load(EXP, 112));
  p = fma(p, r, v128.load(EXP, 128));
  p = fma(p, r, v128.load(EXP, 144));
  p = fma(p, r, ones());
  return f32x4.mul(p, i32x4.add(i32x4.shl(rounded, 23), ones())); // the bits of 1 are the exponent's bias
}

/** Lane 0, 1, 2 or 3 of x in all four lanes. */
// @ts-ignore: decorator
@inline export function lane0(x: v128): v128 { return v128.shuffle<f32>(x, x, 0, 0, 0, 0); }
// @ts-ignore: decorator
@inline export function lane1(x: v128): v128 { return v128.shuffle<f32>(x, x, 1, 1, 1, 1); }
// @ts-ignore: decorator
@inline export function lane2(x: v128): v128 { return v128.shuffle<f32>(x, x, 2, 2, 2, 2); }
// @ts-ignore: decorator
@inline export function lane3(x: v128): v128 { return v128.shuffle<f32>(x, x, 3, 3, 3, 3); }
