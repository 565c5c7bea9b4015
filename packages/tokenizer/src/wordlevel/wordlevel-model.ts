import { type ErrorCode, FirthError } from '@firth/core';
import { type Model, tokenList } from '../model.ts';

export interface WordLevelOptions {
  readonly ids: ReadonlyMap<string, number>;
  /** What a word outside the vocabulary becomes; without it, that is an error. */
  readonly unknownToken: string;
}

export interface WordLevelModel extends Model {
  readonly type: 'WordLevel';
  readonly options: WordLevelOptions;
}

/**
 * Returns the model in which a piece is a token: one id a word.
 *
 * @throws FirthError `UNKNOWN_WORD`, from `tokenize`, for a word that is not in the vocabulary where the unknown token is not either
 * @example
 * ```ts
 * const model = wordLevelModel({ ids: new Map([['[UNK]', 0], ['king', 1]]), unknownToken: '[UNK]' });
 * model.tokenize('queen', (id) => console.log(id)); // 0
 * ```
 */
export function wordLevelModel(
  options: WordLevelOptions,
  fail: (code: ErrorCode, problem: string) => FirthError = (code, problem) => new FirthError(code, problem),
): WordLevelModel {
  const { ids, unknownToken } = options;
  const unknownId = ids.get(unknownToken);
  return {
    type: 'WordLevel',
    options,
    vocabulary: tokenList(ids),
    tokenize(piece, onToken) {
      const id = ids.get(piece) ?? unknownId;
      if (id === undefined)
        throw fail(
          'UNKNOWN_WORD',
          `${JSON.stringify(piece.slice(0, 80))} is not in the vocabulary, which has no unknown token`,
        );
      onToken(id, 0, piece.length);
    },
  };
}
