/** A seeded generator for tests (mulberry32): the same numbers at every run. */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const bits = new Int32Array(1);
const single = new Float32Array(bits.buffer);

/** A float32 of any finite value: every exponent is as likely as another. */
export function randomFloat(random: () => number): number {
  do bits[0] = Math.floor(random() * 2 ** 32);
  while (!Number.isFinite(single[0]));
  return single[0]!;
}
