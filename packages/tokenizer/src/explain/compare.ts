import type { Tokenizer } from '@firth/core';
import { utf8Length } from '../bytes/utf8.ts';

/** One tokenizer's answer to a text. */
export interface Comparison {
  readonly name: string;
  readonly ids: Uint32Array;
  /** The text of each token by itself; U+FFFD where it is part of a character. */
  readonly pieces: readonly string[];
  readonly tokens: number;
  readonly bytesPerToken: number;
  readonly charactersPerToken: number;
  /** Tokens a word, words being parted by white space: the fertility. */
  readonly tokensPerWord: number;
}

/**
 * Returns how several tokenizers cut one text, in the order of `tokenizers`.
 *
 * @example
 * ```ts
 * const tokenizer = fromJSON({
 *   model: { type: 'WordLevel', vocab: { hello: 0, world: 1, '[UNK]': 2 }, unk_token: '[UNK]' },
 *   pre_tokenizer: { type: 'Whitespace' },
 * });
 * const [row] = compare(new Map([['words', tokenizer]]), 'hello world');
 * console.log(row!.tokens, row!.bytesPerToken); // 2 5.5
 * ```
 */
export function compare(tokenizers: ReadonlyMap<string, Tokenizer>, text: string): Comparison[] {
  const bytes = utf8Length(text);
  const characters = [...text].length;
  const words = text.split(/\s+/u).filter((word) => word !== '').length;
  return [...tokenizers].map(([name, tokenizer]) => {
    const ids = tokenizer.encodeIds(text);
    const tokens = ids.length;
    return {
      name,
      ids,
      pieces: Array.from(ids, (id) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(tokenizer.tokenBytes(id))),
      tokens,
      bytesPerToken: ratio(bytes, tokens),
      charactersPerToken: ratio(characters, tokens),
      tokensPerWord: ratio(tokens, words),
    };
  });
}

/** 0 where there is nothing to divide by: an empty text has no rate. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
