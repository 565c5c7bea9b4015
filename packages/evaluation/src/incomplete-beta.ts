const smallest = 1e-300;
const precision = 1e-15;
const mostTerms = 10_000;

/**
 * Returns the regularized incomplete beta function I(x; a, b) for 0 ≤ x ≤ 1, a > 0, b > 0, to about 12 digits.
 *
 * By its continued fraction (NIST Digital Library of Mathematical Functions, 8.17.22) in Lentz's method, on the side
 * where it converges fast: I(x; a, b) = 1 − I(1 − x; b, a).
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const logFront = a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b) - Math.log(a);
  return Math.exp(logFront) / continuedFraction(x, a, b);
}

/** 1 + d₁/(1 + d₂/(1 + …)) with the coefficients of 8.17.22. */
function continuedFraction(x: number, a: number, b: number): number {
  let value = 1;
  let c = 1;
  let d = 0;
  for (let term = 1; term <= mostTerms; term++) {
    const m = term >> 1;
    const coefficient =
      term % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + coefficient * d);
    c = awayFromZero(1 + coefficient / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < precision) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < smallest ? smallest : value;
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Stirling's series (DLMF 5.11.1), after the recurrence has lifted z to where it is exact to float64. */
function logGamma(z: number): number {
  let shift = 0;
  let lifted = z;
  for (; lifted < 10; lifted++) shift += Math.log(lifted);
  const s = 1 / (lifted * lifted);
  const series = (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188)))) / lifted;
  return (lifted - 0.5) * Math.log(lifted) - lifted + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
