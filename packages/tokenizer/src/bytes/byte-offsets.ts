import { isHighSurrogate, isLowSurrogate } from './utf8.ts';

/**
 * Returns the UTF-16 offsets, `[start0, end0, …]`, of tokens that cover the UTF-8 bytes of `text` one after the other.
 *
 * A token that begins or ends inside a character has the whole character.
 */
export function offsetsOfByteLengths(text: string, lengths: ArrayLike<number>): Uint32Array<ArrayBuffer> {
  const offsets = new Uint32Array(2 * lengths.length);
  let unit = 0;
  let charStart = 0;
  let charEnd = 0;
  let byte = 0;
  // Moves on to the character that holds the byte at `wanted`.
  const seek = (wanted: number): void => {
    while (charEnd <= wanted && unit < text.length) {
      charStart = charEnd;
      unit += charEnd === 0 ? 0 : unitsAt(text, unit);
      charEnd += bytesAt(text, unit);
    }
  };
  for (let i = 0; i < lengths.length; i++) {
    const length = lengths[i]!;
    seek(byte);
    offsets[2 * i] = byte >= charStart ? unit : 0;
    byte += length;
    if (length > 0) seek(byte - 1);
    offsets[2 * i + 1] = length > 0 ? unit + unitsAt(text, unit) : offsets[2 * i]!;
  }
  return offsets;
}

function unitsAt(text: string, at: number): number {
  return isHighSurrogate(text.charCodeAt(at)) && isLowSurrogate(text.charCodeAt(at + 1)) ? 2 : 1;
}

function bytesAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  return unitsAt(text, at) === 2 ? 4 : 3;
}
