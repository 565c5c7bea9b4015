import type { Matrix } from '@firth/core';
import type { Word2VecModel } from '@firth/kernel/word2vec';
import { packRows } from '@firth/training';
import type { FastTextModel, ModelSettings } from '../model.ts';
import type { RowTable } from '../row-table.ts';
import type { CompactRows } from './compact-rows.ts';
import { type Beginning, beginRow } from './initialize-input.ts';
import type { Settings } from './settings.ts';
import type { TrainedRows } from './train-rows.ts';

/** fastText's `lrUpdateRate`, which nothing depends on here. */
const updateRate = 100;

/** Returns what was trained as fastText holds it. Nothing may train it further. */
export function trainedModel(settings: Settings, { text: { dictionary }, rows, model }: TrainedRows): FastTextModel {
  return {
    settings: fileSettings(settings),
    dictionary,
    input: inputTable(settings, dictionary.words.size, rows, model),
    output: outputMatrix(settings, dictionary.words.size, model),
  };
}

function fileSettings(settings: Settings): ModelSettings {
  const { dimensions, window, epochs, minCount, negatives, loss, architecture } = settings;
  const { buckets, minGram, maxGram, subsample } = settings;
  return {
    ...{ dimensions, window, epochs, minCount, negatives, loss, buckets, minGram, maxGram, subsample, updateRate },
    wordNgrams: 1,
    architecture: architecture === 'skip-gram' ? 'skip-gram' : 'cbow',
  };
}

/** Rows that were trained lie in the model; the rest of the buckets' are as they began, and are made when somebody asks. */
function inputTable(
  { buckets: bucketCount, dimensions, seed }: Settings,
  words: number,
  { buckets }: CompactRows,
  { inputRows }: Word2VecModel,
): RowTable {
  const places = new Map<number, number>();
  for (const [place, bucket] of buckets.entries()) places.set(words + bucket, words + place);
  const beginning: Beginning = { dimensions, seed };
  const values = new Float32Array(dimensions);
  return {
    rows: words + bucketCount,
    columns: dimensions,
    addRow(row, sum) {
      const place = row < words ? row : places.get(row);
      if (place === undefined) beginRow(values, row, beginning);
      else inputRows.read(place, values);
      for (let i = 0; i < dimensions; i++) sum[i]! += values[i]!;
    },
  };
}

/**
 * Inner nodes of a Huffman tree have the other sign in fastText, where a path's bit of 1 is the one that was seen, and a row is left for a
 * root that is not there.
 */
function outputMatrix({ dimensions, loss }: Settings, words: number, { outputRows }: Word2VecModel): Matrix {
  const matrix = packRows(outputRows);
  if (loss !== 'hierarchical-softmax') return matrix;
  const data = new Float32Array(words * dimensions);
  data.set(matrix.data.subarray(0, (words - 1) * dimensions).map((value) => -value));
  return { rows: words, columns: dimensions, data };
}
