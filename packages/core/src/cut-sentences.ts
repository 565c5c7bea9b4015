import type { TokenBatch } from './text.ts';

/**
 * Returns sentences, `starts` as in a {@link TokenBatch}, as batches of at most `tokens` tokens, or of one sentence that is longer: as few as a greedy
 * cut gives. The ids are not copied; the starts of all batches lie one behind the other in one array of `allocate`, so that a worker that is sent
 * them gets its memory once.
 *
 * @example
 * ```ts
 * const ids = Uint32Array.of(7, 8, 9, 7, 8);
 * const batches = cutSentences(ids, [0, 2, 3, 5], 3, (length) => new Uint32Array(length));
 * console.log(batches.map(({ starts }) => starts.join(' '))); // [ '0 2 3', '0 2' ]
 * ```
 */
export function cutSentences(
  ids: Uint32Array,
  starts: ArrayLike<number>,
  tokens: number,
  allocate: (length: number) => Uint32Array,
): TokenBatch[] {
  const cuts = chooseCuts(starts, tokens);
  const offsets = allocate(starts.length + cuts.length - 2);
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

/** Returns the sentences at which a batch begins, and last how many there are. */
function chooseCuts(starts: ArrayLike<number>, tokens: number): number[] {
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
