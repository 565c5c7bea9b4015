/** Returns, for each byte of the UTF-8 of `text` and for its end, the UTF-16 unit at which its character begins. */
export function unitsOfBytes(text: string, byteLength: number): Int32Array {
  const units = new Int32Array(byteLength + 1);
  let byte = 0;
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at)!;
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    units.fill(at, byte, byte + size);
    byte += size;
    at += size === 4 ? 2 : 1;
  }
  units[byteLength] = text.length;
  return units;
}
