/** Returns the digamma function, the derivative of ln Γ, for x > 0: by recurrence up to 7, then its asymptotic series. */
export function digamma(x: number): number {
  let result = 0;
  let at = x;
  for (; at < 7; at++) result -= 1 / at;
  at -= 0.5;
  const inverse = 1 / at;
  const squared = inverse * inverse;
  const fourth = squared * squared;
  return (
    result +
    Math.log(at) +
    (1 / 24) * squared -
    (7 / 960) * fourth +
    (31 / 8064) * fourth * squared -
    (127 / 30720) * fourth * fourth
  );
}
