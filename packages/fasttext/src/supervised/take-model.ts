import type { Matrix } from '@firth/core';
import type { ClassifierModel } from '@firth/kernel/classifier';
import type { Dictionary, ModelSettings } from '../model.ts';
import type { ClassifierSettings } from './settings.ts';
import type { TrainedModel } from './supervised-model.ts';

/** Returns the trained model; its matrices take the place of the rows. */
export function takeModel(model: ClassifierModel, dictionary: Dictionary, settings: ClassifierSettings): TrainedModel {
  const { dimensions } = settings;
  return {
    settings: modelSettings(settings),
    dictionary,
    input: packInPlace(model.inputRows, model.stride, dimensions),
    output: packInPlace(model.outputRows, model.stride, dimensions),
  };
}

/** The settings that a classifier does not use stand at fastText's defaults. */
function modelSettings(settings: ClassifierSettings): ModelSettings {
  const { dimensions, epochs, minCount, negatives, wordNgrams, loss, buckets, minGram, maxGram } = settings;
  return {
    ...{ dimensions, epochs, minCount, negatives, wordNgrams, loss, buckets, minGram, maxGram },
    ...{ architecture: 'supervised', window: 5, updateRate: 100, subsample: 1e-4 },
  };
}

/** Moves rows together in the memory that they lie in: a copy of two million rows would take as much again. */
function packInPlace(rows: Float32Array, stride: number, columns: number): Matrix {
  const count = rows.length / stride;
  if (stride > columns) {
    for (let row = 1; row < count; row++) rows.copyWithin(row * columns, row * stride, row * stride + columns);
  }
  return { rows: count, columns, data: rows.subarray(0, count * columns) };
}
