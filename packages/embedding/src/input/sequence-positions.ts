/**
 * Returns the positions of `sequences` sequences of `length` tokens, one after another: each counts from
 * `startPosition`, which is how many tokens were cached before.
 *
 * @example
 * ```ts
 * console.log(sequencePositions(2, 3).join(' ')); // 0 1 2 0 1 2
 * ```
 */
export function sequencePositions(sequences: number, length: number, startPosition = 0): Uint32Array {
  return Uint32Array.from({ length: sequences * length }, (_, i) => startPosition + (i % length));
}
