import { FirthError, type Place } from '@firth/core';

const leastMatch = 4;

/**
 * Unpacks a block of LZ4 (github.com/lz4/lz4, doc/lz4_Block_format.md) behind the first `filled` bytes of `out`, to which its matches may point back, and
 * returns how many bytes are filled now. A block is a row of sequences: a token, which has the number of literals in its upper half and the length of
 * a match, less 4, in its lower; the literals; two bytes of how far back the match begins. The last sequence ends with its literals.
 *
 * @throws FirthError `CORRUPT` for a sequence that points out of the block or of `out`, with the offset of where it goes wrong
 */
export function unpackLZ4Block(block: Uint8Array, out: Uint8Array, filled: number, place: Place): number {
  let at = 0;
  let end = filled;
  while (at < block.length) {
    const token = block[at++]!;
    const literals = lengthAt(block, at, token >> 4);
    at += bytesOfLength(literals);
    if (!(at + literals <= block.length && end + literals <= out.length)) throw corrupt('literals', at, place);
    out.set(block.subarray(at, at + literals), end);
    at += literals;
    end += literals;
    if (at === block.length) break;

    const from = end - (block[at]! | (block[at + 1]! << 8));
    const longer = lengthAt(block, at + 2, token & 15);
    const match = longer + leastMatch;
    if (!(at + 2 <= block.length && from >= 0 && from < end && end + match <= out.length))
      throw corrupt('matches', at, place);
    at += 2 + bytesOfLength(longer);
    // Byte by byte, since a match may reach into what it makes: that is how a run is packed.
    for (let i = 0; i < match; i++) out[end + i] = out[from + i]!;
    end += match;
  }
  return end;
}

/** A length of 15 in its half of the token goes on in bytes, the last of which is below 255. Not a number where the block ends before. */
function lengthAt(block: Uint8Array, at: number, half: number): number {
  if (half < 15) return half;
  let length = half;
  for (let i = at; ; i++) {
    length += block[i]!;
    if (block[i] !== 255) return length;
  }
}

/** The bytes that follow the token for a length. */
function bytesOfLength(length: number): number {
  return length < 15 ? 0 : Math.floor((length - 15) / 255) + 1;
}

function corrupt(what: string, at: number, { file, offset = 0 }: Place): FirthError {
  return new FirthError('CORRUPT', `${what} of LZ4 reach beyond the data`, {
    ...(file && { file }),
    offset: offset + at,
  });
}
