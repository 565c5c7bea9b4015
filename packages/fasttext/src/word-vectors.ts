import type { Matrix, WordVectors } from '@firth/core';
import { rowNorms } from '@firth/kernel/top-k';
import type { FastTextModel } from './model.ts';
import { addRow } from './row-table.ts';
import { rowsOfWord } from './word-rows.ts';

/**
 * Returns the word vectors of `model`: each is the mean of the word's row and of those of its n-grams. `vectorOf` makes a vector of any
 * word that has an n-gram, so questions may be asked about words that are in no dictionary.
 *
 * The matrix of all words is made when it is first asked for, and kept.
 *
 * @example
 * ```ts
 * const { model } = await trainFastText(fromText('walks walked talks talked\n'.repeat(50)), { dimensions: 8, buckets: 100 });
 * const vectors = fastTextVectors(model);
 * console.log(vectors.vocabulary.idOf('walking'), vectors.vectorOf('walking')?.length); // undefined 8
 * ```
 */
export function fastTextVectors(model: FastTextModel): WordVectors {
  const { settings, dictionary } = model;
  const { words } = dictionary;
  let matrix: Matrix | undefined;
  let norms: Float32Array | undefined;
  return {
    vocabulary: words,
    dimensions: settings.dimensions,
    get matrix() {
      matrix ??= vectorsOfAll(model);
      return matrix;
    },
    get norms() {
      norms ??= rowNorms(this.matrix);
      return norms;
    },
    vectorOf(word) {
      const rows = rowsOfWord(word, settings, dictionary);
      if (rows.length === 0) return undefined;
      const vector = new Float32Array(settings.dimensions);
      addMean(model, rows, vector);
      return vector;
    },
  };
}

function vectorsOfAll(model: FastTextModel): Matrix {
  const { settings, dictionary } = model;
  const columns = settings.dimensions;
  const rows = dictionary.words.size;
  const data = new Float32Array(rows * columns);
  for (let id = 0; id < rows; id++) {
    const vector = data.subarray(id * columns, (id + 1) * columns);
    addMean(model, rowsOfWord(dictionary.words.tokenOf(id)!, settings, dictionary), vector);
  }
  return { rows, columns, data };
}

/** In float32 from beginning to end, as the original's `Vector`, so that the bits are the same. */
function addMean({ input }: FastTextModel, rows: readonly number[], vector: Float32Array): void {
  for (const row of rows) addRow(input, row, vector);
  const share = Math.fround(1 / rows.length);
  for (let i = 0; i < vector.length; i++) vector[i]! *= share;
}
