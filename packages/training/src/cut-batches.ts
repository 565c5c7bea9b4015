import type { TokenBatch } from '@firth/core';

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

/** The starts of all pieces lie one behind the other in one array, shared if those of the batch are: a worker gets it once, not by pieces. */
function cut({ ids, starts: whole }: TokenBatch, tokens: number, longest: number): TokenBatch[] {
  const starts = withPieces(whole, longest);
  const cuts = chooseCuts(starts, tokens);
  const offsets = arrayLike(whole, starts.length + cuts.length - 2);
  let used = 0;
  return cuts.slice(1).map((last, i) => {
    const first = cuts[i]!;
    const begin = starts[first]!;
    const own = offsets.subarray(used, used + last - first + 1);
    for (let s = first; s <= last; s++) own[s - first] = starts[s]! - begin;
    used += own.length;
    return { ids: ids.subarray(begin, starts[last]), starts: own };
  });
}

/** Returns the sentences at which a piece begins, and last how many there are. */
function chooseCuts(starts: Uint32Array, tokens: number): number[] {
  const cuts = [0];
  let begin = starts[0]!;
  for (let next = 1; next < starts.length; next++) {
    const isFull = next + 1 === starts.length || starts[next + 1]! - begin > tokens;
    if (!isFull) continue;
    cuts.push(next);
    begin = starts[next]!;
  }
  return cuts;
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
