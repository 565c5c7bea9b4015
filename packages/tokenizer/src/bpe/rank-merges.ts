import type { ByteBPE } from './byte-encoder.ts';
import { findToken, type TokenTable } from './token-table.ts';

/** Slots of the memory for ranks of pairs: 256 KiB, so that it stays in the second-level cache. */
const memorySlots = 1 << 14;

/**
 * Returns tiktoken's way of merging: the rank of a pair is the id of the two byte strings joined, and a piece that is a token itself is
 * emitted at once (`byte_pair_encode` in openai/tiktoken, src/lib.rs).
 *
 * Few pairs make up most of a text, and most of them join to nothing; so answers are remembered by the two ids, a newer one in the place of
 * an older (left + 1, right, rank; one integer is spare). The table itself is too large to be asked each time.
 */
export function rankMerges(table: TokenTable): ByteBPE {
  const memory = new Int32Array(4 * memorySlots);
  return {
    byteIds: Int32Array.from({ length: 256 }, (_, byte) => findToken(table, Uint8Array.of(byte))),
    table,
    rulesFor: (view) => ({
      rankOf(left, right, start, _middle, end) {
        const hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
        const slot = ((hash ^ (hash >>> 15)) & (memorySlots - 1)) << 2;
        if (memory[slot] === left + 1 && memory[slot + 1] === right) return memory[slot + 2]!;
        const rank = table.find(view, start, end - start);
        memory[slot] = left + 1;
        memory[slot + 1] = right;
        memory[slot + 2] = rank;
        return rank;
      },
      idOf: (rank) => rank,
    }),
  };
}
