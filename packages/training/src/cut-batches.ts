import { cutSentences, type TokenBatch } from '@firth/core';

/**
 * Returns `batches` cut so that each holds at most `tokens` tokens, or one sentence that is longer; the ids are not copied. Sentences of more
 * than `longest` tokens are cut, too.
 */
export function cutBatches(
  batches: readonly TokenBatch[],
  tokens: number,
  longest: number = Number.POSITIVE_INFINITY,
): TokenBatch[] {
  return batches.flatMap((batch) => (batch.ids.length > tokens ? cut(batch, tokens, longest) : [batch]));
}

/** The starts of the pieces are shared if those of the batch are. */
function cut({ ids, starts }: TokenBatch, tokens: number, longest: number): TokenBatch[] {
  return cutSentences(ids, withPieces(starts, longest), tokens, (length) => arrayLike(starts, length));
}

/** Returns where sentences start when none is longer than `longest`. */
function withPieces(starts: Uint32Array, longest: number): Uint32Array {
  if (longestIn(starts) <= longest) return starts;
  const pieces: number[] = [];
  for (let s = 0; s + 1 < starts.length; s++) {
    for (let start = starts[s]!; start < starts[s + 1]!; start += longest) pieces.push(start);
  }
  return Uint32Array.from([...pieces, starts.at(-1)!]);
}

function longestIn(starts: Uint32Array): number {
  let most = 0;
  for (let s = 0; s + 1 < starts.length; s++) most = Math.max(most, starts[s + 1]! - starts[s]!);
  return most;
}

function arrayLike({ buffer }: Uint32Array, length: number): Uint32Array {
  const bytes = length * Uint32Array.BYTES_PER_ELEMENT;
  return new Uint32Array(buffer instanceof ArrayBuffer ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes));
}
