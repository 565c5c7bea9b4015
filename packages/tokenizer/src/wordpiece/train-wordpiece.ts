import { type TrainBPEOptions, trainBPE } from '../bpe/train-bpe.ts';
import type { WordCounts } from '../training/word-counts.ts';
import { type WordPieceModel, wordPieceModel } from './wordpiece-model.ts';

export interface TrainWordPieceOptions
  extends Omit<TrainBPEOptions, 'endOfWordSuffix' | 'reuseTokens' | 'unknownToken'> {
  /** Must be a special token (default `[UNK]`, which is added where special tokens are not given). */
  readonly unknownToken?: string | undefined;
}

export interface TrainedWordPiece {
  readonly ids: ReadonlyMap<string, number>;
  readonly model: WordPieceModel;
}

/**
 * Returns the WordPiece learned from words and their counts: pieces are those of BPE, written with a prefix inside a word, as Hugging
 * Face's trainer makes them.
 *
 * @throws FirthError as {@link trainBPE}; `INCONSISTENT` where the unknown token is no special token
 * @example
 * ```ts
 * const { ids } = await trainWordPiece(new Map([['low', 5], ['lower', 2]]), { vocabularySize: 12 });
 * ids.has('##er');
 * ```
 */
export async function trainWordPiece(words: WordCounts, options: TrainWordPieceOptions): Promise<TrainedWordPiece> {
  const { unknownToken = '[UNK]', continuingSubwordPrefix = '##', specialTokens = [unknownToken] } = options;
  const { ids } = await trainBPE(words, {
    ...options,
    unknownToken: undefined,
    continuingSubwordPrefix,
    specialTokens,
  });
  return { ids, model: wordPieceModel({ ids, unknownToken, continuingSubwordPrefix }) };
}
