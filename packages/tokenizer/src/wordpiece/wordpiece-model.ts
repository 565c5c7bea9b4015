import { type ErrorCode, FirthError } from '@firth/core';
import { type Model, type OnToken, tokenList } from '../model.ts';

export interface WordPieceOptions {
  readonly ids: ReadonlyMap<string, number>;
  readonly unknownToken: string;
  /** Stands before a piece that does not begin a word (default `##`). */
  readonly continuingSubwordPrefix?: string | undefined;
  /** A word of more characters is unknown (default 100). */
  readonly maxInputCharsPerWord?: number | undefined;
}

export interface WordPieceModel extends Model {
  readonly type: 'WordPiece';
  readonly options: WordPieceOptions;
}

/**
 * Returns the WordPiece model of BERT: at each place the longest piece that the vocabulary has; a word with a place where there is none,
 * or that is too long, is one unknown token (`WordpieceTokenizer` in google-research/bert, tokenization.py).
 *
 * @throws FirthError `INCONSISTENT` where the unknown token is not in the vocabulary
 * @example
 * ```ts
 * const model = wordPieceModel({ ids: new Map([['[UNK]', 0], ['un', 1], ['##happy', 2]]), unknownToken: '[UNK]' });
 * model.tokenize('unhappy', (id) => console.log(id)); // 1, 2
 * ```
 */
export function wordPieceModel(
  options: WordPieceOptions,
  fail: (code: ErrorCode, problem: string) => FirthError = (code, problem) => new FirthError(code, problem),
): WordPieceModel {
  const { ids, unknownToken, continuingSubwordPrefix: prefix = '##', maxInputCharsPerWord = 100 } = options;
  const unknownId = ids.get(unknownToken);
  if (unknownId === undefined)
    throw fail('INCONSISTENT', `the unknown token ${JSON.stringify(unknownToken)} is not in the vocabulary`);
  // No piece is longer, so that a word of any length takes time in proportion to it.
  let longest = 0;
  for (const token of ids.keys()) longest = Math.max(longest, token.length);
  const found: number[] = [];

  return {
    type: 'WordPiece',
    options,
    vocabulary: tokenList(ids),
    tokenize(piece, onToken) {
      found.length = 0;
      if (countChars(piece) <= maxInputCharsPerWord && collect(piece)) emit(onToken);
      else onToken(unknownId, 0, piece.length);
    },
  };

  /** Fills `found` with id and end of each piece; false where some place has none. */
  function collect(word: string): boolean {
    for (let start = 0; start < word.length; ) {
      let end = Math.min(word.length, start + longest);
      let id: number | undefined;
      for (; end > start; end--) {
        const piece = word.slice(start, end);
        id = ids.get(start > 0 ? prefix + piece : piece);
        if (id !== undefined) break;
      }
      if (id === undefined) return false;
      found.push(id, end);
      start = end;
    }
    return true;
  }

  function emit(onToken: OnToken): void {
    for (let i = 0, start = 0; i < found.length; i += 2) {
      onToken(found[i]!, start, found[i + 1]!);
      start = found[i + 1]!;
    }
  }
}

function countChars(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) count++;
  return count;
}
