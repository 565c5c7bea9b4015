import { FirthError } from '@firth/core';
import { breathe } from '../training/breathe.ts';
import type { WordCounts } from '../training/word-counts.ts';
import { digamma } from './digamma.ts';
import { addExpectedCounts, createLatticeModel } from './lattice.ts';
import { prunePieces } from './prune.ts';
import { type ScoredPiece, seedPieces } from './seed-pieces.ts';
import { type UnigramModel, unigramModel } from './unigram-model.ts';

export interface TrainUnigramOptions {
  readonly vocabularySize: number;
  readonly specialTokens?: readonly string[] | undefined;
  /** Added before the special tokens where it is not among them (default `<unk>`). */
  readonly unknownToken?: string | undefined;
  readonly maxPieceLength?: number | undefined;
  /** Pieces to start from at most (default 1,000,000). */
  readonly seedSize?: number | undefined;
  /** The part that pruning leaves (default 0.75). */
  readonly shrinkingFactor?: number | undefined;
  /** Rounds of expectation and maximization between prunings (default 2). */
  readonly subIterations?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Is told the state after each round. */
  onRound?(round: { readonly pieces: number; readonly logLikelihood: number }): void;
}

export interface TrainedUnigram {
  /** Special tokens with score 0, then pieces from the highest score down. */
  readonly pieces: readonly ScoredPiece[];
  readonly model: UnigramModel;
}

/** A piece that is expected less often than this is dropped (`kExpectedFrequencyThreshold` in unigram_model_trainer.cc). */
const leastExpected = 0.5;

/**
 * Returns the Unigram language model learned from words and their counts (Kudo 2018): from many pieces, expectation maximization and
 * pruning by turns, until there are 1.1 times as many as wanted; the best of those, and every character.
 *
 * @throws FirthError `EMPTY_VOCABULARY` where there are no words; `BAD_OPTION` where there are more characters than the vocabulary may
 * have; the signal's reason on abort
 * @example
 * ```ts
 * const { pieces } = await trainUnigram(new Map([['low', 5], ['lower', 2]]), { vocabularySize: 8 });
 * console.log(pieces[0]); // [ '<unk>', 0 ]
 * ```
 */
export async function trainUnigram(words: WordCounts, options: TrainUnigramOptions): Promise<TrainedUnigram> {
  const {
    vocabularySize,
    seedSize = 1_000_000,
    maxPieceLength = 16,
    shrinkingFactor = 0.75,
    subIterations = 2,
  } = options;
  if (words.size === 0) throw new FirthError('EMPTY_VOCABULARY', 'there are no words to train on');
  const characters = new Set([...words.keys()].flatMap((word) => [...word]));
  if (characters.size > vocabularySize)
    throw new FirthError(
      'BAD_OPTION',
      `vocabularySize is ${vocabularySize}, and the text has ${characters.size} characters`,
    );
  const wanted = Math.floor((vocabularySize * 11) / 10);
  let pieces = seedPieces(words, { seedSize, maxPieceLength });
  const pause = breathe(options.signal);
  for (;;) {
    for (let round = 0; round < subIterations; round++) pieces = await improve(pieces);
    // The reference counts its unknown token among the pieces, here and in pruning.
    if (pieces.length + 1 <= wanted) break;
    pieces = prunePieces(pieces, words, Math.max(wanted, Math.floor((pieces.length + 1) * shrinkingFactor)) - 1);
  }
  const all = finish(pieces, [...characters].sort(), options);
  return { pieces: all.pieces, model: unigramModel({ pieces: all.pieces, unknownId: all.unknownId }) };

  /** One round: how often each piece is expected, and scores from that. */
  async function improve(current: readonly ScoredPiece[]): Promise<ScoredPiece[]> {
    const model = createLatticeModel(current);
    const expected = new Float64Array(current.length);
    let logLikelihood = 0;
    for (const [word, count] of words) {
      logLikelihood += count * addExpectedCounts(model, model.latticeOf(word), count, expected);
      await pause();
    }
    const kept = current.flatMap(([piece], id) =>
      expected[id]! < leastExpected ? [] : [[piece, expected[id]!] as const],
    );
    const logSum = digamma(kept.reduce((sum, [, count]) => sum + count, 0));
    options.onRound?.({ pieces: kept.length, logLikelihood });
    return kept.map(([piece, count]) => [piece, digamma(count) - logSum]);
  }
}

/** Puts special tokens first, and makes sure of every character; one that lost its piece gets a score a little under the worst. */
function finish(
  pieces: readonly ScoredPiece[],
  characters: readonly string[],
  { vocabularySize, specialTokens = [], unknownToken = '<unk>' }: TrainUnigramOptions,
): { pieces: ScoredPiece[]; unknownId: number } {
  const scores = new Map(pieces);
  const lowest = pieces.reduce((least, [, score]) => Math.min(least, score), 0);
  const special = specialTokens.includes(unknownToken) ? specialTokens : [unknownToken, ...specialTokens];
  const kept = new Map<string, number>();
  let missing = 0;
  for (const char of characters) kept.set(char, scores.get(char) ?? lowest + 0.0001 * missing++);
  for (const [piece, score] of pieces) {
    if (kept.size >= vocabularySize - special.length) break;
    kept.set(piece, score);
  }
  const sorted = [...kept].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return {
    pieces: [...special.map((token): ScoredPiece => [token, 0]), ...sorted],
    unknownId: special.indexOf(unknownToken),
  };
}
