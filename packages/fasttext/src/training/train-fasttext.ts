import type { Corpus, TokenStream, WordVectors } from '@firth/core';
import type { Instructions } from '@firth/kernel/runtime';
import {
  encodeText,
  prepareModel,
  restoreModelCheckpoint,
  type TrainingReport,
  trainModel,
  withShortBatches,
} from '@firth/training';
import type { FastTextModel } from '../model.ts';
import { fastTextVectors } from '../word-vectors.ts';
import { compactSubwords } from './compact-subwords.ts';
import { initializeInput } from './initialize-input.ts';
import { markSentences } from './mark-sentences.ts';
import type { FastTextOptions } from './options.ts';
import { settle } from './settle.ts';
import { trainedModel } from './trained-model.ts';

/** What training gave. */
export interface TrainedFastText {
  /** What a `.bin` file holds. */
  readonly model: FastTextModel;
  /** The vectors of the model's words, and of all others. */
  readonly vectors: WordVectors;
  readonly report: FastTextReport;
}

/** What training did. */
export interface FastTextReport extends TrainingReport {
  /** Words in the text, `</s>` at the end of each sentence and rare ones included, and how many of them are in the vocabulary. */
  readonly words: number;
  readonly tokens: number;
  /** N-gram buckets that the text's words use. */
  readonly usedBuckets: number;
  readonly instructions: Instructions;
}

/**
 * Returns a model of the words of `text` and of their character n-grams, trained by fastText (Bojanowski et al. 2017), and its vectors.
 *
 * The text is read once; training then runs in worker threads over shared memory, so that the event loop stays free. Where memory
 * cannot be shared (a page without cross-origin isolation) or the instructions are `plain`, it runs on this thread in slices.
 *
 * @throws FirthError `BAD_OPTION`, `UNSUPPORTED`; `EMPTY`, `EMPTY_VOCABULARY` for a text without enough words; `LIMIT`,
 * `OUT_OF_MEMORY` for a model that does not fit; `DIVERGED`, `WORKER`; the signal's reason when aborted
 *
 * @example
 * ```ts
 * const text = fromText('you shall know a word by the company it keeps\n'.repeat(50));
 * const { vectors } = await trainFastText(text, { dimensions: 8, buckets: 1000, threads: 1 });
 * console.log(vectors.vocabulary.size, vectors.vectorOf('companies')?.length); // 11 8
 * ```
 */
export async function trainFastText(
  text: Corpus | TokenStream,
  options: FastTextOptions = {},
): Promise<TrainedFastText> {
  const settings = settle(options);
  const { resumeFrom } = options;
  const marked = markSentences(await encodeText(text, settings, options), settings.labelPrefix);
  const encoded = withShortBatches(marked, settings);
  const subwords = compactSubwords(marked.dictionary.words, settings);
  const model = await prepareModel(encoded, settings, subwords);
  if (resumeFrom) restoreModelCheckpoint(resumeFrom, encoded, model);
  else initializeInput(model, subwords, settings);
  const report = await trainModel(model, encoded, settings, options, {
    schedule: settings,
    wordsPerToken: encoded.words / encoded.tokens,
  });
  const trained = trainedModel(settings, marked.dictionary, subwords, model);
  const { words, tokens } = marked;
  const { instructions } = model;
  return {
    model: trained,
    vectors: fastTextVectors(trained),
    report: { ...report, words, tokens, usedBuckets: subwords.buckets.length, instructions },
  };
}
