import { type PieceLayout, replacementBytes } from './piece-layout.ts';
import type { PieceMemory } from './piece-memory.ts';

/** What the kernel knows of single characters when it normalizes a piece. One that it does not know leaves the piece to the caller. */
export interface CharacterMap {
  /** Tells that a character comes to `bytes` wherever it stands: a part of a word, or words with spaces between them, or nothing. */
  set(point: number, bytes: Uint8Array): void;
}

/** The most bytes that a byte of a character may come to: there is room for twice as many. */
const mostGrowth = 16;

/** Returns the map in the kernel's memory, in which nothing is known. */
export function createCharacterMap(memory: PieceMemory, { characters, replacements }: PieceLayout): CharacterMap {
  // Place 0 means that nothing is known.
  let end = 8;
  return {
    set(point, bytes) {
      const room = utf8Bytes(point);
      if (bytes.length > mostGrowth * room || countIds(bytes) > room) return;
      if (end + bytes.length > replacementBytes) return;
      memory.bytesAt(replacements + end, bytes.length).set(bytes);
      memory.wordsAt(characters + 4 * point, 1)[0] = (end << 8) | bytes.length;
      end += bytes.length;
    },
  };
}

/** The most ids that bytes can come to: one a character. There is room for as many as the text has bytes. */
function countIds(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => count + (byte !== 0x20 && (byte & 0xc0) !== 0x80 ? 1 : 0), 0);
}

function utf8Bytes(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
