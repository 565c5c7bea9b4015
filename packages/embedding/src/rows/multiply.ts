/** Multiplies the `length` numbers from `array[from]` on by `factor`, in place. */
export function multiply(array: Float32Array, factor: number, from = 0, length: number = array.length): void {
  for (let i = from; i < from + length; i++) array[i] = array[i]! * factor;
}
