import { FirthError } from '@firth/core';
import { createLiteralFinder, type LiteralFinder } from '../literal-finder.ts';

/** Which special tokens a text may hold, as tiktoken's `allowed_special` and `disallowed_special`. */
export interface SpecialTokenPolicy {
  /** Those that become their ids (default none). */
  readonly allowed?: 'all' | readonly string[] | undefined;
  /** Those that are an error (default all that are not allowed); the rest are ordinary text. */
  readonly disallowed?: 'all' | readonly string[] | undefined;
}

/** Every special token of the text is ordinary text: tiktoken's `encode_ordinary`. */
export const ordinaryText: SpecialTokenPolicy = { allowed: [], disallowed: [] };

/** Looks for special tokens in a text under one policy. */
export interface SpecialTokens {
  /** The ids in the order of `find`'s indexes. */
  readonly ids: readonly number[];
  readonly find: LiteralFinder;
  /** @throws FirthError `BAD_OPTION` where the text holds a token that is disallowed */
  check(text: string): void;
}

/**
 * Returns the finder of a policy.
 *
 * @throws FirthError `BAD_OPTION` for a name that is no special token
 */
export function specialTokensOf(tokens: ReadonlyMap<string, number>, policy: SpecialTokenPolicy): SpecialTokens {
  const known = [...tokens.keys()];
  const allowed = policy.allowed === 'all' ? known : (policy.allowed ?? []);
  const { disallowed = 'all' } = policy;
  const refused = disallowed === 'all' ? known.filter((token) => !allowed.includes(token)) : disallowed;
  for (const token of [...allowed, ...refused])
    if (!tokens.has(token))
      throw new FirthError('BAD_OPTION', `${JSON.stringify(token)} is no special token of this tokenizer`);
  const findRefused = createLiteralFinder(refused);
  return {
    ids: allowed.map((token) => tokens.get(token)!),
    find: createLiteralFinder(allowed),
    check(text) {
      const found = findRefused(text, 0);
      if (found)
        throw new FirthError(
          'BAD_OPTION',
          `the text holds the special token ${refused[found.index]} at character ${found.start}; allow it, or let it be ordinary text`,
        );
    },
  };
}
