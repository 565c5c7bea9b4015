/**
 * Returns base^exponent by squaring: multiplications alone, which every engine rounds alike, where Math.pow may differ
 * in the last bit.
 */
export function integerPower(base: number, exponent: number): number {
  let power = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power *= square;
    square *= square;
  }
  return power;
}
