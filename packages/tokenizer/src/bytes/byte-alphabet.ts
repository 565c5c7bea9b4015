/**
 * The alphabet of GPT-2 (`bytes_to_unicode` in openai/gpt-2, src/encoder.py): a printable character for each byte, so that byte strings
 * can be written as text. The 188 printable bytes of Latin-1 stand for themselves; the others, in order, for U+0100, U+0101, ….
 */
const charOf: readonly string[] = makeAlphabet();
/** By UTF-16 unit, -1 for one that is not of the alphabet. */
const byteOf: Int16Array = makeInverse();

function makeAlphabet(): string[] {
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(isPrintable(byte) ? byte : next++));
}

function makeInverse(): Int16Array {
  const table = new Int16Array(0x10000).fill(-1);
  for (const [byte, char] of charOf.entries()) table[char.charCodeAt(0)] = byte;
  return table;
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
}

/** Returns the character that stands for a byte. */
export function charOfByte(byte: number): string {
  return charOf[byte]!;
}

/**
 * Returns bytes written in the alphabet.
 *
 * @example
 * ```ts
 * console.log(bytesToAlphabet(new TextEncoder().encode(' é'))); // ĠÃ©
 * ```
 */
export function bytesToAlphabet(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += charOf[byte];
  return text;
}

/** Returns the bytes that a text of the alphabet stands for, or `undefined` where a character is not of the alphabet. */
export function alphabetToBytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const byte = byteOf[text.charCodeAt(i)]!;
    if (byte < 0) return undefined;
    bytes[i] = byte;
  }
  return bytes;
}
