/**
 * The instructions that a kernel can run on, fastest first: WebAssembly with relaxed SIMD (fused multiply-add, whose last bit may
 * differ between processors), WebAssembly with plain SIMD (the same bits everywhere), and plain TypeScript.
 */
export type Instructions = 'relaxed-simd' | 'simd' | 'plain';

/** A function of type (v128, v128, v128) → v128 whose body is `f32x4.relaxed_madd`. */
const relaxedProbe = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 8, 1, 96, 3, 123, 123, 123, 1, 123, 3, 2, 1, 0],
  ...[10, 13, 1, 11, 0, 32, 0, 32, 1, 32, 2, 253, 133, 2, 11],
);
/** A function of type () → v128 whose body is `i8x16.popcnt(i8x16.splat(0))`. */
const simdProbe = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

/** Returns the fastest {@link Instructions} that this runtime has. */
export function supportedInstructions(): Instructions {
  if (typeof WebAssembly === 'undefined') return 'plain';
  if (WebAssembly.validate(relaxedProbe)) return 'relaxed-simd';
  return WebAssembly.validate(simdProbe) ? 'simd' : 'plain';
}
