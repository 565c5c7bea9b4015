/** `std::setprecision(5)` in `operator<<` of fastText's vector.cc. */
const digits = 5;

/** Returns `vector` as fastText's program prints one: five digits of each number, and a blank behind it. */
export function printedVector(vector: Float32Array): string {
  let printed = '';
  for (const value of vector) printed += `${printedNumber(value)} `;
  return printed;
}

/** As C++ prints a number, and C with `%.5g`: an exponent below 0.0001 and from 100000 on, and no zeros at the end. */
function printedNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value).replace('Infinity', 'inf').toLowerCase();
  const [mantissa, power] = value.toExponential(digits - 1).split('e') as [string, string];
  const exponent = Number(power);
  if (exponent >= -4 && exponent < digits) return withoutZeros(value.toFixed(digits - 1 - exponent));
  const sign = exponent < 0 ? '-' : '+';
  return `${withoutZeros(mantissa)}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function withoutZeros(number: string): string {
  return number.includes('.') ? number.replace(/\.?0+$/, '') : number;
}
