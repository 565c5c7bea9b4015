import { type QuantizeMatrixOptions, quantizeMatrix } from '@firth/compression';
import { type Corpus, FirthError, type RunOptions, type WarningOptions } from '@firth/core';
import { whole } from '@firth/training';
import { encodeLines } from './encode-lines.ts';
import type { ClassifierOptions } from './options.ts';
import { prepareClassifier } from './prepare-classifier.ts';
import { pruneModel } from './prune-model.ts';
import { runClassifier } from './run-classifier.ts';
import type { ClassifierSettings } from './settings.ts';
import { settle } from './settle.ts';
import { requireLabels, type SupervisedModel, type TrainedModel } from './supervised-model.ts';
import { takeModel } from './take-model.ts';
import { placeTokens } from './token-places.ts';

export interface QuantizeModelOptions extends QuantizeMatrixOptions {
  /** Only so many rows of words and n-grams are kept: those of the longest vectors (fastText's `-cutoff`). Default: all. */
  readonly keepRows?: number | undefined;
  /** Whether the labels' rows are quantized too (`-qout`); it takes at least 256 labels. Default false. */
  readonly quantizeOutput?: boolean | undefined;
  /** Trains the rows that `keepRows` kept once more before they are quantized (`-retrain`). */
  readonly retrain?: Retraining | undefined;
}

/** A training of the rows that were kept. Defaults: 5 epochs from a learning rate of 0.05, as fastText's. */
export interface Retraining
  extends RunOptions,
    WarningOptions,
    Pick<ClassifierOptions, 'epochs' | 'learningRate' | 'threads' | 'seed' | 'deterministic' | 'labelPrefix'> {
  /** The text that the model was trained on. */
  readonly text: Corpus;
}

/**
 * Returns `model` in about an eighth of its size, or in far less with `keepRows`: what fastText's `quantize` makes, the same bytes if
 * nothing is trained again (Joulin et al. 2016, "FastText.zip: Compressing text classification models").
 *
 * @throws FirthError `UNSUPPORTED` for a model of word vectors; `TINY_VOCABULARY` for fewer than 256 rows; `BAD_OPTION`; what training throws
 *
 * @example
 * ```ts
 * const words = Array.from({ length: 300 }, (_, i) => `word${i}`);
 * const text = fromText(words.map((word, i) => `__label__${i % 2} ${word}\n`).join(''));
 * const { model } = await trainClassifier(text, { dimensions: 16, threads: 1 });
 * const { input } = await quantizeModel(model);
 * console.log(model.input.data.byteLength, 'codes' in input && input.codes.byteLength); // 19264 2408
 * ```
 */
export async function quantizeModel(model: TrainedModel, options: QuantizeModelOptions = {}): Promise<SupervisedModel> {
  requireLabels(model);
  const { keepRows, retrain, quantizeOutput, separateNorms } = options;
  const kept = keepRows === undefined ? model : pruneModel(model, whole('keepRows', keepRows, 1, 2 ** 31 - 1));
  if (retrain && kept === model) {
    throw new FirthError('BAD_OPTION', 'retrain trains the rows that keepRows keeps, and all are kept');
  }
  const { settings, dictionary, input, output } = retrain ? await trainAgain(kept, retrain) : kept;
  return {
    ...{ settings, dictionary },
    input: quantizeMatrix(input, options),
    // fastText takes subvectors of two numbers here, whatever `-dsub` says.
    output: quantizeOutput ? quantizeMatrix(output, { separateNorms }) : output,
  };
}

async function trainAgain(model: TrainedModel, retrain: Retraining): Promise<TrainedModel> {
  const { dictionary, input, output } = model;
  const settings = retrainingSettings(model, retrain);
  const text = await encodeLines(retrain.text, retrain);
  const places = placeTokens(text.vocabulary, dictionary, settings.labelPrefix);
  const trained = await prepareClassifier(text, { dictionary, places }, settings);
  for (const [rows, matrix] of [
    [trained.inputRows, input],
    [trained.outputRows, output],
  ] as const) {
    const { columns, data } = matrix;
    for (let row = 0; row < matrix.rows; row++) {
      rows.set(data.subarray(row * columns, (row + 1) * columns), row * trained.stride);
    }
  }
  await runClassifier(trained, text, settings, retrain);
  return { ...takeModel(trained, dictionary, settings), settings: { ...model.settings, epochs: settings.epochs } };
}

function retrainingSettings({ settings }: TrainedModel, retrain: Retraining): ClassifierSettings {
  const { epochs = 5, learningRate = 0.05, threads, seed, deterministic, labelPrefix } = retrain;
  const chosen = settle({ epochs, learningRate, threads, seed, deterministic, labelPrefix });
  const { dimensions, loss, negatives, wordNgrams, minGram, maxGram, buckets, minCount } = settings;
  return { ...chosen, dimensions, loss, negatives, wordNgrams, minGram, maxGram, buckets, minCount };
}
