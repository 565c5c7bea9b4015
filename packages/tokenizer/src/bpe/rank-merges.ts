import type { ByteBPE } from './byte-encoder.ts';
import type { TokenTable } from './token-table.ts';

/**
 * Returns tiktoken's way of merging: the rank of a pair is the id of the two byte strings joined, and a piece that is a token itself is
 * emitted at once (`byte_pair_encode` in openai/tiktoken, src/lib.rs).
 */
export function rankMerges(table: TokenTable): ByteBPE {
  const byteIds = Int32Array.from({ length: 256 }, (_, byte) => {
    const bytes = Uint8Array.of(byte, 0, 0, 0);
    return table.find(bytes, new DataView(bytes.buffer), 0, 1);
  });
  return {
    byteIds,
    wholePiece: (bytes, view, start, length) => table.find(bytes, view, start, length),
    rulesFor: (bytes, view) => ({
      rankOf: (_left, _right, start, _middle, end) => table.find(bytes, view, start, end - start),
      idOf: (rank) => rank,
    }),
  };
}
