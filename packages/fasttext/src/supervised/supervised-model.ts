import { FirthError, type Matrix } from '@firth/core';
import type { Dictionary, ModelSettings } from '../model.ts';
import { type ReadModelOptions, readModelFile } from '../model-file/read-model.ts';
import type { ModelMatrix } from './model-matrix.ts';

/** A model that labels texts: what a supervised `.bin` or `.ftz` file of fastText holds. */
export interface SupervisedModel {
  readonly settings: ModelSettings;
  readonly dictionary: Dictionary;
  /** A row a word, then a row an n-gram bucket that was kept. */
  readonly input: ModelMatrix;
  /** A row a label, or a row an inner node of the labels' Huffman tree. */
  readonly output: ModelMatrix;
}

/** A supervised model that is not quantized: what training gives. */
export type TrainedModel = SupervisedModel & { readonly input: Matrix; readonly output: Matrix };

/**
 * Returns the supervised model in a `.bin` or `.ftz` file. The file may be gzip.
 *
 * @throws FirthError `UNSUPPORTED` for a model of word vectors, `EMPTY_VOCABULARY` for one without labels, and what `readFastTextModel` throws; warns as it does
 *
 * @example
 * ```ts
 * const text = fromText('__label__pet the cat sat\n__label__car the engine ran\n'.repeat(50));
 * const { model } = await trainClassifier(text, { dimensions: 8, threads: 1 });
 * const file = new Blob([...writeFastTextModel(model)]);
 * console.log((await readSupervisedModel(file)).dictionary.labels.size); // 2
 * ```
 */
export async function readSupervisedModel(
  source: Blob | AsyncIterable<Uint8Array>,
  options: ReadModelOptions = {},
): Promise<SupervisedModel> {
  const model = await readModelFile(source, options);
  requireLabels(model, options.name);
  return model;
}

/** @throws FirthError `UNSUPPORTED` for a model that was not trained with labels, `EMPTY_VOCABULARY` for one that has none */
export function requireLabels(
  { settings, dictionary }: Pick<SupervisedModel, 'settings' | 'dictionary'>,
  file?: string,
): void {
  const place = file === undefined ? {} : { file };
  const { architecture } = settings;
  if (architecture !== 'supervised') {
    throw new FirthError('UNSUPPORTED', `a model of ${architecture} has word vectors and no labels`, place);
  }
  if (dictionary.labels.size === 0) throw new FirthError('EMPTY_VOCABULARY', 'the model has no label', place);
}
