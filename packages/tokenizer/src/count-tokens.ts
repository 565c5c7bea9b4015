import { FirthError, type Tokenizer } from '@firth/core';

/**
 * Returns the number of tokens of a text, without those of a template.
 *
 * @example
 * ```ts
 * countTokens(tokenizer, 'Hello, world!'); // 4
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
 * if (isWithinTokenLimit(tokenizer, prompt, 8192) === false) shorten(prompt);
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
