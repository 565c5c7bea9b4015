import { FirthError, type Tokenizer } from '@firth/core';

/**
 * Returns the number of tokens of a text, without those of a template.
 *
 * @example
 * ```ts
 * const tokenizer = fromJSON({
 *   model: { type: 'WordLevel', vocab: { hello: 0, world: 1, '[UNK]': 2 }, unk_token: '[UNK]' },
 *   pre_tokenizer: { type: 'Whitespace' },
 * });
 * console.log(countTokens(tokenizer, 'hello world')); // 2
 * ```
 */
export function countTokens(tokenizer: Pick<Tokenizer, 'encodeIds'>, text: string): number {
  return tokenizer.encodeIds(text).length;
}

/**
 * Returns the number of tokens of a text that has at most `limit`, else `false`.
 *
 * @throws FirthError `BAD_OPTION` for a limit that is no integer of at least 0
 * @example
 * ```ts
 * const tokenizer = fromJSON({
 *   model: { type: 'WordLevel', vocab: { hello: 0, world: 1, '[UNK]': 2 }, unk_token: '[UNK]' },
 *   pre_tokenizer: { type: 'Whitespace' },
 * });
 * console.log(isWithinTokenLimit(tokenizer, 'hello world', 1)); // false
 * ```
 */
export function isWithinTokenLimit(
  tokenizer: Pick<Tokenizer, 'encodeIds'>,
  text: string,
  limit: number,
): number | false {
  if (!(Number.isInteger(limit) && limit >= 0))
    throw new FirthError('BAD_OPTION', `the limit is ${limit}; it must be an integer of at least 0`);
  const count = countTokens(tokenizer, text);
  return count <= limit ? count : false;
}
