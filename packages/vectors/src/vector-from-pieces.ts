import type { Tokenizer, WordVectors } from '@firth/core';
import { checkTokenizer } from './check-tokenizer.ts';

export interface PiecesOptions {
  /** The weight of a piece, of which `index` are before it in the word (default: 1, which makes it the mean). */
  weightOf?(piece: string, index: number): number;
  /**
   * What stands before the word in a text: a byte-level tokenizer gives a word after a space other pieces (default:
   * nothing).
   */
  readonly before?: string | undefined;
}

/** What the pieces of a word are asked of. */
export type PieceTokenizer = Pick<Tokenizer, 'encodeIds' | 'fingerprint' | 'vocabulary'>;

/**
 * Returns a vector for a word that need not have one: the weighted mean of the vectors of the pieces that `tokenizer`
 * cuts it into, as `vectors` hold them by their text. Pieces without a vector count for nothing; `undefined` where none
 * has one, or the weights add up to 0.
 *
 * @throws FirthError `INCONSISTENT` where the vectors were made with another tokenizer
 *
 * @example
 * ```ts
 * const pieces = createVocabulary(['low', 'er']);
 * const vectors = createWordVectors(pieces, { rows: 2, columns: 2, data: Float32Array.of(4, 0, 0, 4) });
 * const tokenizer = { vocabulary: pieces, fingerprint: 'f00d', encodeIds: () => Uint32Array.of(0, 1) };
 * console.log(vectorFromPieces(vectors, tokenizer, 'lower')); // Float32Array(2) [ 2, 2 ]
 * const byLength = { weightOf: (piece) => piece.length - 1 };
 * console.log(vectorFromPieces(vectors, tokenizer, 'lower', byLength).map(Math.round)); // Float32Array(2) [ 3, 1 ]
 * ```
 */
export function vectorFromPieces(
  vectors: WordVectors,
  tokenizer: PieceTokenizer,
  word: string,
  options: PiecesOptions = {},
): Float32Array | undefined {
  checkTokenizer(vectors, tokenizer);
  const { weightOf = () => 1, before = '' } = options;
  const sum = new Float64Array(vectors.dimensions);
  let weights = 0;
  for (const [index, id] of tokenizer.encodeIds(before + word).entries()) {
    const piece = tokenizer.vocabulary.tokenOf(id);
    const vector = piece === undefined ? undefined : vectors.vectorOf(piece);
    if (!vector) continue;
    const weight = weightOf(piece!, index);
    weights += weight;
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + weight * vector[i]!;
  }
  return weights === 0 ? undefined : Float32Array.from(sum, (value) => value / weights);
}
