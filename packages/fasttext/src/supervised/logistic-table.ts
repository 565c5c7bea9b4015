const steps = 512;
const reach = 8;

/** σ at 513 points from −8 to 8, in float32. */
const table = Float32Array.from({ length: steps + 1 }, (_, i) => {
  const x = Math.fround((i * 2 * reach) / steps - reach);
  return 1 / (1 + Math.exp(-x));
});

/**
 * Returns σ(x) from fastText's table (`Loss::sigmoid`, loss.cc): the value at the next of 512 points below, 0 or 1 beyond ±8. Its
 * predictions for one-vs-all and negative sampling are those numbers, so ours are too.
 */
export function logisticFromTable(x: number): number {
  if (x < -reach) return 0;
  if (x > reach) return 1;
  return table[Math.floor(((x + reach) * steps) / reach / 2)]!;
}
