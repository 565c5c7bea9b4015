const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Returns the UTF-8 bytes of `text`; a lone surrogate becomes U+FFFD (EF BF BD). */
export function toUTF8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Returns the text of UTF-8 bytes, in which each maximal invalid part is one U+FFFD (the WHATWG rule, and Rust's). A BOM stays. */
export function fromUTF8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Returns the text of UTF-8 bytes `start` to `stop`: as {@link fromUTF8}, and many times faster for a short run of ASCII. */
export function shortText(bytes: Uint8Array, start: number, stop: number): string {
  if (stop - start > 32) return fromUTF8(bytes.subarray(start, stop));
  let text = '';
  for (let at = start; at < stop; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x80) return fromUTF8(bytes.subarray(start, stop));
    text += String.fromCharCode(byte);
  }
  return text;
}

/** Bytes of the UTF-8 of `text` from UTF-16 unit `start` to `end`; a lone surrogate counts 3. */
export function utf8Length(text: string, start = 0, end: number = text.length): number {
  let length = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) length += 1;
    else if (unit < 0x800) length += 2;
    else if (isHighSurrogate(unit) && i + 1 < end && isLowSurrogate(text.charCodeAt(i + 1))) {
      length += 4;
      i++;
    } else length += 3;
  }
  return length;
}

/** The bytes of the character that begins with `lead`; 1 for a byte that begins none. */
export function sequenceLength(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

export function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

export function isLowSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
