const names: ReadonlyMap<string, string> = new Map([
  ['BF16', 'bfloat16'],
  ['F16', 'float16'],
  ['F32', 'float32'],
  ['F64', 'float64'],
  ['f2', 'float16'],
  ['f4', 'float32'],
  ['f8', 'float64'],
]);

/** Returns our name for a type of numbers of safetensors (`F16`), GGUF (`Q8_0`) or numpy (`<f2`): `float16`, `q8_0`. */
export function numbersOfType(type: string): string {
  const plain = type.replace(/^[<>=|]/, '');
  return names.get(plain) ?? plain.toLowerCase();
}
