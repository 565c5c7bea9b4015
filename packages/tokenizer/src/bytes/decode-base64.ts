const sextets = makeSextets();

function makeSextets(): Int8Array {
  const table = new Int8Array(256).fill(-1);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let i = 0; i < 64; i++) table[alphabet.charCodeAt(i)] = i;
  return table;
}

/** Writes the bytes of base64 text to `target` from `at` and returns where they end; -1 for a character or a length that is wrong. */
export function decodeBase64(source: Uint8Array, start: number, end: number, target: Uint8Array, at: number): number {
  while (end > start && source[end - 1] === 0x3d) end--;
  if ((end - start) % 4 === 1) return -1;
  let bits = 0;
  let value = 0;
  for (let i = start; i < end; i++) {
    const sextet = sextets[source[i]!]!;
    if (sextet < 0) return -1;
    value = ((value << 6) | sextet) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      target[at++] = value >> bits;
    }
  }
  return at;
}
