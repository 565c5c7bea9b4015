/** Returns the dot product of `length` numbers of `a` from `i` and of `b` from `j`. */
export function dot(a: Float32Array, i: number, b: Float32Array, j: number, length: number): number {
  let sum = 0;
  for (let n = 0; n < length; n++) sum += a[i + n]! * b[j + n]!;
  return sum;
}

/** Adds `factor` times `length` numbers of `source` from `j` to `target` from `i`. */
export function addScaled(
  target: Float32Array,
  i: number,
  factor: number,
  source: Float32Array,
  j: number,
  length: number,
): void {
  for (let n = 0; n < length; n++) target[i + n]! += factor * source[j + n]!;
}
