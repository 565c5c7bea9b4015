/**
 * Returns `base`, 0 or more, to the power `exponent`, with the same bits on every machine; `Math.pow` may differ in the last one.
 *
 * It is the product of base^(2^k) over the binary digits of the exponent, by squaring for the whole ones and by square roots for the
 * others: IEEE 754 defines products and square roots to the last bit. Within 1e-14 relative.
 */
export function power(base: number, exponent: number): number {
  const digits = Math.abs(exponent);
  let result = 1;
  for (let whole = Math.floor(digits), factor = base; whole > 0; whole = Math.floor(whole / 2), factor *= factor) {
    if (whole % 2 === 1) result *= factor;
  }
  for (let rest = digits % 1, root = Math.sqrt(base); rest > 0; rest = (2 * rest) % 1, root = Math.sqrt(root)) {
    if (rest >= 0.5) result *= root;
  }
  return exponent < 0 ? 1 / result : result;
}
