import { FirthError, type Matrix, type Vocabulary, type WordVectors } from '@firth/core';
import { rowNorms } from '@firth/kernel/top-k';

export interface WordVectorsOptions {
  /** Hash of the definition of the tokenizer that made the words, where one did. */
  readonly tokenizerFingerprint?: string | undefined;
}

/**
 * Returns {@link WordVectors} in which row `id` of `matrix` is the vector of `vocabulary.tokenOf(id)`.
 *
 * Nothing is copied, and the matrix must not change from here on: the lengths of the rows are computed when first asked
 * for and kept.
 *
 * @throws FirthError `DIMENSION_MISMATCH` where the rows, the columns, the numbers and the words do not fit one another
 *
 * @example
 * ```ts
 * const vocabulary = createVocabulary(['red', 'green']);
 * const matrix = { rows: 2, columns: 3, data: Float32Array.of(1, 0, 0, 0, 2, 0) };
 * const vectors = createWordVectors(vocabulary, matrix);
 * console.log(vectors.vectorOf('green'), vectors.norms[1]); // Float32Array(3) [ 0, 2, 0 ] 2
 * ```
 */
export function createWordVectors(
  vocabulary: Vocabulary,
  matrix: Matrix,
  { tokenizerFingerprint }: WordVectorsOptions = {},
): WordVectors {
  const { rows, columns, data } = matrix;
  if (rows !== vocabulary.size) {
    throw new FirthError('DIMENSION_MISMATCH', `received ${rows} rows for ${vocabulary.size} words`);
  }
  if (columns < 1 || data.length !== rows * columns) {
    throw new FirthError(
      'DIMENSION_MISMATCH',
      `received ${data.length} numbers for ${rows} rows of ${columns} dimensions`,
    );
  }
  let norms: Float32Array | undefined;
  return {
    vocabulary,
    dimensions: columns,
    matrix,
    ...(tokenizerFingerprint !== undefined && { tokenizerFingerprint }),
    get norms() {
      norms ??= rowNorms(matrix);
      return norms;
    },
    vectorOf(word) {
      const id = vocabulary.idOf(word);
      return id === undefined ? undefined : data.subarray(id * columns, (id + 1) * columns);
    },
  };
}
