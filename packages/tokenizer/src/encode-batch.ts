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
 * const tokenizer = fromJSON({
 *   model: { type: 'WordLevel', vocab: { hello: 0, world: 1, '[UNK]': 2 }, unk_token: '[UNK]' },
 *   pre_tokenizer: { type: 'Whitespace' },
 * });
 * const batch = encodeBatch(tokenizer, ['hello', 'hello world'], { padding: { id: 2, token: '[UNK]' } });
 * console.log(batch.map(({ ids }) => ids.join(' ')).join(', ')); // 0 2, 0 1
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
