/**
 * Returns the float32 `value` in decimal with the fewest digits that read back as the same float32, in the form that JavaScript gives a number.
 * NaN and the infinities become `nan`, `inf` and `-inf`.
 */
export function shortestText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (!Number.isFinite(value)) return `${sign}inf`;

  const magnitude = Math.abs(value);
  for (let digits = 1; digits < 9; digits++) {
    const [significand = '', power = ''] = magnitude.toExponential(digits - 1).split('e');
    const nearest = Number(significand.replace('.', ''));
    // Below a power of two float32s lie twice as close as above: there the nearest decimal may miss while the next one up does not.
    for (const integer of [nearest, nearest + 1]) {
      const decimal = Number(`${integer}e${Number(power) - digits + 1}`);
      if (Math.fround(decimal) === magnitude) return sign + String(decimal);
    }
  }
  return sign + String(Number(magnitude.toPrecision(9)));
}
