const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Returns the string that `bytes` are in UTF-8, a byte order mark included; bad bytes become U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): string {
  return lenient.decode(bytes);
}

/** Returns `bytes` with U+FFFD in the place of what is not UTF-8. */
export function repairUtf8(bytes: Uint8Array): Uint8Array {
  return encoder.encode(lenient.decode(bytes));
}

/**
 * Returns whether `bytes[start]` … `bytes[end - 1]` are well-formed UTF-8, as table 3-7 of the Unicode standard has it.
 */
export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end) {
    const length = sequenceLength(bytes[at]!, bytes[at + 1]!);
    if (length === 0 || at + length > end) return false;
    for (let i = 2; i < length; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return false;
    at += length;
  }
  return true;
}

/**
 * Bytes of the sequence that begins with `lead` and `second`; 0 where none does: a stray byte, an overlong form, a
 * surrogate, beyond U+10FFFF.
 */
function sequenceLength(lead: number, second: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (!(second >= least && second <= most)) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}
