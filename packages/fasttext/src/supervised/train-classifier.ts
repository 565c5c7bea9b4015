import { type Corpus, FirthError, type Matrix, type TokenStream, tokensOf, type WordVectors } from '@firth/core';
import type { ClassifierModel } from '@firth/kernel/classifier';
import type { Instructions } from '@firth/kernel/runtime';
import {
  cutBatches,
  type EncodedText,
  encodeText,
  restoreModelCheckpoint,
  runTraining,
  type TrainingReport,
  takeModelCheckpoint,
} from '@firth/training';
import type { Dictionary, ModelSettings } from '../model.ts';
import type { ClassifierOptions } from './options.ts';
import { drawRows, prepareClassifier } from './prepare-classifier.ts';
import { rankTokens } from './rank-tokens.ts';
import type { ClassifierSettings } from './settings.ts';
import { settle } from './settle.ts';
import type { TrainedModel } from './supervised-model.ts';

/** What training a classifier gave. */
export interface TrainedClassifier {
  readonly model: TrainedModel;
  readonly report: ClassifierReport;
}

/** What training did; a training pair is a line with a label. */
export interface ClassifierReport extends TrainingReport {
  /** Tokens of the text: words and labels, ends of lines not counted. */
  readonly words: number;
  readonly instructions: Instructions;
}

/** The learning rate falls from chunk to chunk; the original lets it fall every 100 tokens. */
const tokensInChunk = 1000;

/**
 * Returns a classifier of lines of text, trained as fastText's `supervised` does (Joulin et al. 2016).
 *
 * A line of `text` is words and labels, which begin with `__label__`. Lines without a label teach nothing. The text is read once; training
 * runs in worker threads over shared memory, or on this thread in slices where memory cannot be shared. Lines of more than 10,000 tokens
 * are cut, and what is behind the cut has no label.
 *
 * @throws FirthError `BAD_OPTION`, `UNSUPPORTED`; `EMPTY`, `EMPTY_VOCABULARY` for a text without words or labels; `DIMENSION_MISMATCH` for
 * pretrained vectors of another length; `INCONSISTENT` for a checkpoint of another text; `LIMIT`, `OUT_OF_MEMORY` for a model that does not
 * fit; `DIVERGED`, `WORKER`; the signal's reason when aborted
 *
 * @example
 * ```ts
 * const text = fromText('__label__pet the cat sat\n__label__car the engine ran\n'.repeat(50));
 * const { model } = await trainClassifier(text, { dimensions: 8, threads: 1 });
 * console.log(createClassifier(model).predict('a cat')[0]?.label); // __label__pet
 * ```
 */
export async function trainClassifier(
  text: Corpus | TokenStream,
  options: ClassifierOptions = {},
): Promise<TrainedClassifier> {
  const settings = settle(options);
  const { pretrainedVectors } = options;
  if (pretrainedVectors && pretrainedVectors.dimensions !== settings.dimensions) {
    const message = `pretrained vectors have ${pretrainedVectors.dimensions} dimensions, the model ${settings.dimensions}`;
    throw new FirthError('DIMENSION_MISMATCH', message);
  }
  const encoded = await encodeLines(text, options);
  const dictionary = rankTokens(encoded, settings, pretrainedVectors && tokensOf(pretrainedVectors.vocabulary));
  const model = await prepareClassifier(encoded, dictionary, settings);
  if (options.resumeFrom) {
    restoreModelCheckpoint(options.resumeFrom, encoded, model);
  } else {
    drawRows(model, encoded);
    if (pretrainedVectors) placeVectors(pretrainedVectors, dictionary, model);
  }
  const report = await train(model, encoded, settings, options);
  return { model: modelOf(model, dictionary, settings), report };
}

/** Returns all tokens of `text` as ids, in batches of a chunk. */
export async function encodeLines(text: Corpus | TokenStream, options: ClassifierOptions): Promise<EncodedText> {
  const encoded = await encodeText(text, { minCount: 1, maxVocabularySize: undefined }, options);
  return { ...encoded, batches: cutBatches(encoded.batches, tokensInChunk) };
}

/** Trains `model` in place. */
export async function train(
  model: ClassifierModel,
  text: EncodedText,
  settings: ClassifierSettings,
  options: ClassifierOptions,
): Promise<ClassifierReport> {
  const { onProgress, onCheckpoint, signal, checkpointSeconds, resumeFrom } = options;
  const { epochs, learningRate } = settings;
  const report = await runTraining({
    ...{ model, epochs, signal, checkpointSeconds },
    batches: text.batches,
    schedule: { learningRate, minLearningRate: 0 },
    wordsPerToken: 1,
    from: resumeFrom?.state,
    ...(onProgress && { onProgress: onProgress.bind(options) }),
    ...(onCheckpoint && {
      onCheckpoint: (state) => onCheckpoint.call(options, takeModelCheckpoint(settings, text, model, state)),
    }),
  });
  return { ...report, words: text.words, instructions: model.instructions };
}

function placeVectors({ vocabulary, matrix }: WordVectors, { words }: Dictionary, model: ClassifierModel): void {
  const { columns, data } = matrix;
  for (const [row, word] of tokensOf(vocabulary).entries()) {
    const id = words.idOf(word);
    if (id !== undefined) model.inputRows.set(data.subarray(row * columns, (row + 1) * columns), id * model.stride);
  }
}

/** Returns the trained model; its matrices take the place of the rows. */
export function modelOf(model: ClassifierModel, dictionary: Dictionary, settings: ClassifierSettings): TrainedModel {
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
