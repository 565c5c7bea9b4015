import { FirthError } from '@firth/core';
import { alignText } from '../pipeline/aligned-text.ts';
import { byteLevelSplit } from '../pipeline/fast-paths/byte-level-split.ts';
import { readNormalizer } from '../pipeline/normalizers/read.ts';
import { readPreTokenizer } from '../pipeline/pre-tokenizers/read.ts';
import { breathe } from './breathe.ts';
import { createByteCounter } from './count-bytes.ts';

/** How often each piece of a text occurs, in the order in which they came. */
export type WordCounts = ReadonlyMap<string, number>;

export interface CountPiecesOptions {
  /** Parts of a tokenizer.json: what the text goes through before the model. */
  readonly normalizer?: unknown;
  readonly preTokenizer?: unknown;
  /** Pieces are forgotten beyond this many different ones: an error, since counts would be wrong (default 2^23). */
  readonly maxPieces?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Returns the counts of the pieces that texts are split into: what every trainer here works on. Texts come one at a time, so that a corpus
 * need not fit in memory; only its different pieces do.
 *
 * Counting is exact under partition: the counts of two halves add up to those of the whole, see {@link addCounts}.
 *
 * @throws FirthError `LIMIT` for more different pieces than `maxPieces`; the signal's reason on abort
 * @example
 * ```ts
 * const counts = await countPieces(['low low', 'lower'], { preTokenizer: { type: 'Whitespace' } });
 * console.log(counts.get('low')); // 2
 * ```
 */
export async function countPieces(
  texts: Iterable<string> | AsyncIterable<string>,
  options: CountPiecesOptions = {},
): Promise<Map<string, number>> {
  const { maxPieces = 2 ** 23, signal } = options;
  const normalize = options.normalizer ? readNormalizer(options.normalizer, { path: 'normalizer' }) : undefined;
  const split = options.preTokenizer ? readPreTokenizer(options.preTokenizer, { path: 'pre_tokenizer' }) : undefined;
  const known = normalize ? undefined : byteLevelSplit(options.preTokenizer);
  const byteCounter = known && createByteCounter(known);
  const counts = new Map<string, number>();
  const pause = breathe(signal);
  for await (const text of texts) {
    if (byteCounter) byteCounter.add(text);
    else countSlowly(text);
    const size = byteCounter?.size ?? counts.size;
    if (size > maxPieces) throw new FirthError('LIMIT', `the text has more than ${maxPieces} different pieces`);
    await pause();
  }
  return byteCounter?.counts() ?? counts;

  function countSlowly(text: string): void {
    const given = alignText(text);
    const normalized = normalize ? normalize(given) : given;
    for (const { text: piece } of split ? split(normalized) : [normalized])
      if (piece !== '') counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
}

/** Adds counts to `total`: the counts of parts of a corpus, in their order, give those of the whole. */
export function addCounts(total: Map<string, number>, part: WordCounts): void {
  for (const [piece, count] of part) total.set(piece, (total.get(piece) ?? 0) + count);
}
