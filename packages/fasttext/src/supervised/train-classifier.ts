import { type Corpus, FirthError, type TokenStream, tokensOf, type WordVectors } from '@firth/core';
import type { ClassifierModel } from '@firth/kernel/classifier';
import { restoreModelCheckpoint } from '@firth/training';
import type { Dictionary } from '../model.ts';
import { encodeLines } from './encode-lines.ts';
import { tablesOf } from './model-tables.ts';
import type { ClassifierOptions } from './options.ts';
import { drawRows, prepareClassifier } from './prepare-classifier.ts';
import { rankTokens } from './rank-tokens.ts';
import { type ClassifierReport, runClassifier } from './run-classifier.ts';
import { settle } from './settle.ts';
import type { TrainedModel } from './supervised-model.ts';
import { takeModel } from './take-model.ts';

/** What training a classifier gave. */
export interface TrainedClassifier {
  readonly model: TrainedModel;
  readonly report: ClassifierReport;
}

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
  const ranked = rankTokens(encoded, settings, pretrainedVectors && tokensOf(pretrainedVectors.vocabulary));
  const { dictionary, places } = ranked;
  const model = await prepareClassifier(encoded, ranked, settings);
  if (options.resumeFrom) {
    restoreModelCheckpoint(options.resumeFrom, encoded, tablesOf(model, settings.dimensions));
  } else {
    drawRows(model, encoded, places, settings);
    if (pretrainedVectors) placeVectors(pretrainedVectors, dictionary, model);
  }
  const report = await runClassifier(model, encoded, settings, options);
  return { model: takeModel(model, dictionary, settings), report };
}

function placeVectors({ vocabulary, matrix }: WordVectors, { words }: Dictionary, model: ClassifierModel): void {
  const { columns, data } = matrix;
  for (const [row, word] of tokensOf(vocabulary).entries()) {
    const id = words.idOf(word);
    if (id !== undefined) model.inputRows.set(data.subarray(row * columns, (row + 1) * columns), id * model.stride);
  }
}
