import { createVocabulary, type Matrix } from '@firth/core';
import { type CountedVocabulary, type Dictionary, endOfSentence } from '../model.ts';
import type { TrainedModel } from './supervised-model.ts';

/**
 * Returns `model` with the `count` input rows that are longest; the end of a line stays in any case. Words keep their order, n-grams come
 * in the order of their lengths (`FastText::selectEmbeddings`, `Dictionary::prune`). A model that has no more rows is returned as it is.
 */
export function pruneModel(model: TrainedModel, count: number): TrainedModel {
  const { dictionary, input } = model;
  if (count >= input.rows) return model;
  const rows = longestRows(input, count, dictionary.words.idOf(endOfSentence));
  const words = rows.filter((row) => row < dictionary.words.size).sort();
  const ngrams = rows.filter((row) => row >= dictionary.words.size);
  return {
    ...model,
    dictionary: pruneDictionary(dictionary, words, ngrams),
    input: takeRows(input, Uint32Array.of(...words, ...ngrams)),
  };
}

function longestRows({ rows, columns, data }: Matrix, count: number, always: number | undefined): Uint32Array {
  const lengths = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = row * columns; i < (row + 1) * columns; i++) sum += Math.fround(data[i]! * data[i]!);
    lengths[row] = Math.sqrt(sum);
  }
  if (always !== undefined) lengths[always] = Number.POSITIVE_INFINITY;
  return Uint32Array.from(lengths.keys())
    .sort((a, b) => lengths[b]! - lengths[a]! || a - b)
    .slice(0, count);
}

function pruneDictionary(dictionary: Dictionary, words: Uint32Array, ngrams: Uint32Array): Dictionary {
  const all = dictionary.words;
  const tokens = Array.from(words, (id) => all.tokenOf(id)!);
  const counts = Float64Array.from(words, (id) => all.counts[id]!);
  return {
    ...dictionary,
    words: createVocabulary(tokens, counts) as CountedVocabulary,
    keptBuckets: new Map(Array.from(ngrams, (row, place) => [row - all.size, place])),
  };
}

function takeRows({ columns, data }: Matrix, rows: Uint32Array): Matrix {
  const taken = new Float32Array(rows.length * columns);
  for (const [place, row] of rows.entries()) {
    taken.set(data.subarray(row * columns, (row + 1) * columns), place * columns);
  }
  return { rows: rows.length, columns, data: taken };
}
