/** The generator of C++'s `std::minstd_rand`, and the draws that libstdc++ makes from it. */
export interface MinimalStandard {
  /** The next whole number from 0 to `most`, as `std::uniform_int_distribution` draws it. */
  upTo(most: number): number;
  /** The next number, 0 ≤ x < 1, as `std::uniform_real_distribution<double>` draws it. */
  uniform(): number;
}

const multiplier = 48_271;
const modulus = 2 ** 31 - 1;
/** The generator's numbers are 1 to `modulus` − 1. */
const span = modulus - 2;

/**
 * Returns the generator x ← 48271 · x mod 2³¹ − 1 of `seed` (Park and Miller 1988, "minimal standard").
 *
 * fastText's quantizer draws from it; the same draws give the same codes, byte for byte.
 */
export function minimalStandard(seed: number): MinimalStandard {
  let state = seed % modulus || 1;
  const next = (): number => {
    state = (state * multiplier) % modulus; // below 2^53
    return state - 1;
  };
  return {
    upTo(most) {
      const scaling = Math.floor(span / (most + 1));
      const past = (most + 1) * scaling;
      let drawn = next();
      while (drawn >= past) drawn = next();
      return Math.floor(drawn / scaling);
    },
    // Two draws make 53 bits: std::generate_canonical.
    uniform() {
      const [low, high] = [next(), next()];
      const x = (low + high * (span + 1)) / (span + 1) ** 2;
      return Math.min(x, 1 - 2 ** -53);
    },
  };
}
