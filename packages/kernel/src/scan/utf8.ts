const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** The high bits of four bytes, which ASCII leaves clear. */
const highBits = 0x8080_8080;

/**
 * Returns the index of the first byte of `text` that begins no well-formed UTF-8 sequence, or -1 where all is well-formed.
 *
 * Well-formed is what The Unicode Standard's table 3-7 lists: no overlong form, no surrogate, nothing past U+10FFFF.
 */
export function firstInvalidByte(text: Uint8Array): number {
  let at = asciiPrefix(text);
  while (at < text.length) {
    const length = sequenceLength(text, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

/** Returns `text` with every ill-formed sequence replaced by U+FFFD, as the Encoding Standard decodes it. */
export function repairUtf8(text: Uint8Array): Uint8Array {
  return encoder.encode(decoder.decode(text));
}

/** The length of an ASCII prefix, in steps of sixteen bytes. */
function asciiPrefix(text: Uint8Array): number {
  if (text.byteOffset % 4 !== 0) return 0;
  const quads = new Uint32Array(text.buffer, text.byteOffset, text.length >> 2);
  let i = 0;
  while (i + 4 <= quads.length && ((quads[i] | quads[i + 1] | quads[i + 2] | quads[i + 3]) & highBits) === 0) i += 4;
  return 4 * i;
}

/** The length of the well-formed sequence at `at`, or 0. Beyond the end stands `undefined`, which is in no range. */
function sequenceLength(text: Uint8Array, at: number): number {
  const lead = text[at];
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return isContinuation(text[at + 1]) ? 2 : 0;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  const second = text[at + 1];
  if (!(second >= least && second <= most) || !isContinuation(text[at + 2])) return 0;
  if (lead < 0xf0) return 3;
  return isContinuation(text[at + 3]) ? 4 : 0;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0;
}
