/**
 * Returns for each word the 32-bit threshold up to which a random integer keeps an occurrence of it, by word2vec.c's rule
 * (`TrainModelThread`): with f the word's part of the text and s = `subsample`, an occurrence stays with probability
 * (√(f / s) + 1) · s / f, at most 1. `subsample` 0 keeps all.
 */
export function keepThresholds(counts: Float64Array, subsample: number): Uint32Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Uint32Array.from(counts, (count) => {
    if (subsample === 0) return 0xffffffff;
    const ratio = count / (subsample * total);
    const probability = (Math.sqrt(ratio) + 1) / ratio;
    return probability >= 1 ? 0xffffffff : Math.floor(probability * 2 ** 32);
  });
}
