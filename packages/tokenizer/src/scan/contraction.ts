/** Returns the length in bytes of `'s`, `'t`, `'m`, `'d`, `'re`, `'ve` or `'ll`, in lower case, at `at`; 0 where there is none. */
export function lowerContraction(bytes: Uint8Array, at: number): number {
  const first = bytes[at + 1]!;
  const second = bytes[at + 2]!;
  if (first === 0x73 || first === 0x74 || first === 0x6d || first === 0x64) return 2;
  if ((first === 0x72 || first === 0x76) && second === 0x65) return 3;
  return first === 0x6c && second === 0x6c ? 3 : 0;
}

/** The same in any case, where ſ (U+017F: C5 BF) is an s, as `(?i:…)` has it. */
export function anyContraction(bytes: Uint8Array, at: number): number {
  const first = bytes[at + 1]! | 0x20;
  const second = bytes[at + 2]! | 0x20;
  if (first === 0x73 || first === 0x74 || first === 0x6d || first === 0x64) return 2;
  if ((first === 0x72 || first === 0x76) && second === 0x65) return 3;
  if (first === 0x6c && second === 0x6c) return 3;
  return bytes[at + 1] === 0xc5 && bytes[at + 2] === 0xbf ? 3 : 0;
}
