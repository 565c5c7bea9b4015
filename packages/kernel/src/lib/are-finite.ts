/** The exponent of an infinity, or of what is not a number (IEEE 754). */
const infinite = 0x7f80_0000;

/**
 * Returns whether none of the float32 numbers whose bits are `bits[first] … bits[end − 1]` is infinite or not a number. Bits are compared
 * several times as fast as numbers are added up.
 */
export function areFinite(bits: Uint32Array, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if ((bits[i]! & infinite) === infinite) return false;
  return true;
}
