import type { EncodeOptions, Encoding, Padding, Tokenizer } from '@firth/core';
import { padEncodings } from './encoding/pad.ts';

/** A text, or two that belong together. */
export type BatchEntry = string | readonly [first: string, second: string];

/**
 * Returns the encodings of several texts, padded to the longest of them where padding is asked for without a length.
 *
 * @throws FirthError as the tokenizer's `encode`
 * @example
 * ```ts
 * const batch = encodeBatch(tokenizer, ['short', 'a longer one'], { padding: { id: 0 } });
 * batch.map(({ ids }) => ids.length); // the same for both
 * ```
 */
export function encodeBatch(
  tokenizer: Tokenizer & { readonly padding?: Padding | undefined },
  batch: readonly BatchEntry[],
  options: Omit<EncodeOptions, 'pair'> = {},
): Encoding[] {
  const padding = options.padding ?? tokenizer.padding;
  const encodings = batch.map((entry) => {
    const [text, pair] = typeof entry === 'string' ? [entry] : entry;
    return tokenizer.encode(text, { ...options, pair, padding: false });
  });
  return padding ? padEncodings(encodings, padding) : encodings;
}

/** Yields the ids of one text after the other: a long list is never in memory as a whole. */
export function* encodeGenerator(
  tokenizer: Pick<Tokenizer, 'encodeIds'>,
  texts: Iterable<string>,
): Generator<Uint32Array> {
  for (const text of texts) yield tokenizer.encodeIds(text);
}
