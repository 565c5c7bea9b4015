/**
 * Returns Walker's alias table of `weights` by Vose's method: entry `i` is the pair (threshold, alias), two unsigned 32-bit integers.
 *
 * To draw: pick a row `i` uniformly and a 32-bit integer `r`; the outcome is `i` if `r < threshold`, else `alias`. Eight bytes a word,
 * where word2vec.c keeps a table of 10^8 entries. Weights need not sum to one; all zero counts as all equal.
 */
export function aliasTable(weights: Float64Array): Uint32Array {
  const n = weights.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = total > 0 ? weights.map((weight) => (weight * n) / total) : new Float64Array(n).fill(1);
  const table = new Uint32Array(2 * n);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < n; i++) (share[i]! < 1 ? small : large).push(i);

  while (small.length > 0 && large.length > 0) {
    const less = small.pop()!;
    const more = large.at(-1)!;
    table[2 * less] = Math.min(0xffffffff, Math.floor(share[less]! * 2 ** 32));
    table[2 * less + 1] = more;
    share[more]! -= 1 - share[less]!;
    if (share[more]! < 1) small.push(large.pop()!);
  }
  // What is left is 1 up to rounding: such a row is always itself.
  for (const i of [...small, ...large]) {
    table[2 * i] = 0xffffffff;
    table[2 * i + 1] = i;
  }
  return table;
}
