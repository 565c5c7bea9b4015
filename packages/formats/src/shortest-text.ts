/**
 * Returns the float32 `value` in decimal with the fewest digits that read back as the same float32, in the form that JavaScript gives a number.
 * NaN and the infinities become `nan`, `inf` and `-inf`.
 */
export function shortestText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0';
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(Number(value.toPrecision(9)));
}
