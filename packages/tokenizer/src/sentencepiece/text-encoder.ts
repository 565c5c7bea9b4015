import type { Encoding } from '@firth/core';
import { tokenOfByte } from '../bytes/byte-tokens.ts';
import { fromUTF8, toUTF8 } from '../bytes/utf8.ts';
import { plainEncoding } from '../encoding/plain-encoding.ts';
import type { EncoderParts } from './encoder-parts.ts';
import { unitsOfBytes } from './units-of-bytes.ts';

/** Returns the function from a text, the first or the second of two, to its pieces and where in it they stand. */
export function createTextEncoder({
  model: { pieces },
  normalize,
  segment,
  unknownId,
  byteIds,
}: EncoderParts): (text: string, sequence: 0 | 1) => Encoding {
  return (text, sequence) => {
    const input = toUTF8(text);
    const { bytes: normalized, length, origins } = normalize(input);
    const unitOf = unitsOfBytes(text, input.length);
    const ids: number[] = [];
    const tokens: string[] = [];
    const offsets: number[] = [];
    let last = 0;
    let wasUnknown = false;
    segment(normalized, length, (id, end) => {
      const surface = normalized.subarray(last, end);
      const from = unitOf[origins[last]!]!;
      const to = unitOf[origins[end]!]!;
      if (id >= 0) add(id, pieces[id]!.piece, from, to);
      else if (byteIds) addBytes(surface, byteIds, from, to);
      else if (wasUnknown) {
        tokens[tokens.length - 1] += fromUTF8(surface);
        offsets[offsets.length - 1] = to;
      } else add(unknownId, fromUTF8(surface), from, to);
      wasUnknown = id < 0;
      last = end;
    });
    return plainEncoding({ ids: Uint32Array.from(ids), tokens, offsets: Uint32Array.from(offsets) }, sequence);

    function add(id: number, token: string, from: number, to: number): void {
      ids.push(id);
      tokens.push(token);
      offsets.push(from, to);
    }

    /** Of the bytes of a character, the last covers it. */
    function addBytes(char: Uint8Array, idOfByte: readonly number[], from: number, to: number): void {
      for (const [index, byte] of char.entries())
        add(idOfByte[byte]!, tokenOfByte(byte), from, index === char.length - 1 ? to : from);
    }
  };
}
