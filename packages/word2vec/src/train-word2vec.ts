import type { Corpus, TokenStream, WordVectors } from '@firth/core';
import type { Instructions } from '@firth/kernel/runtime';
import { runTraining, type TrainingReport } from '@firth/training';
import { createWordVectors } from '@firth/vectors';
import { restoreCheckpoint, takeCheckpoint } from './checkpoint.ts';
import { encodeText } from './encode-text.ts';
import { settle, type Word2VecOptions } from './options.ts';
import { packRows } from './pack-rows.ts';
import { prepareModel } from './prepare-model.ts';

/** What training gave. */
export interface TrainedWord2Vec {
  readonly vectors: WordVectors;
  readonly report: Word2VecReport;
}

/** What training did. */
export interface Word2VecReport extends TrainingReport {
  /** Words in the text, and how many of them are in the vocabulary. */
  readonly words: number;
  readonly tokens: number;
  readonly instructions: Instructions;
}

/**
 * Returns vectors of the words of `text`, trained by word2vec (Mikolov et al. 2013).
 *
 * The text is read once; training then runs in worker threads over shared memory, so that the event loop stays free. Where memory
 * cannot be shared (a page without cross-origin isolation) or the instructions are `plain`, it runs on this thread in slices.
 *
 * @throws FirthError `BAD_OPTION`, `UNSUPPORTED`; `EMPTY`, `EMPTY_VOCABULARY` for a text without enough words; `LIMIT`,
 * `OUT_OF_MEMORY` for a model that does not fit; `DIVERGED`, `WORKER`; the signal's reason when aborted
 *
 * @example
 * ```ts
 * import { fromText } from '@firth/corpus';
 * import { trainWord2Vec } from '@firth/word2vec';
 *
 * const text = fromText('you shall know a word by the company it keeps\n'.repeat(50));
 * const { vectors } = await trainWord2Vec(text, { dimensions: 8, threads: 1 });
 * console.log(vectors.vocabulary.size, vectors.dimensions); // 10 8
 * ```
 */
export async function trainWord2Vec(
  text: Corpus | TokenStream,
  options: Word2VecOptions = {},
): Promise<TrainedWord2Vec> {
  const settings = settle(options);
  const encoded = await encodeText(text, settings, options);
  const model = await prepareModel(encoded, settings);
  const { resumeFrom, onCheckpoint, onProgress, signal, checkpointSeconds } = options;
  if (resumeFrom) restoreCheckpoint(resumeFrom, encoded, model);
  const report = await runTraining({
    model,
    batches: encoded.batches,
    epochs: settings.epochs,
    schedule: settings,
    wordsPerToken: encoded.words / encoded.tokens,
    signal,
    checkpointSeconds,
    from: resumeFrom?.state,
    ...(onProgress && { onProgress: onProgress.bind(options) }),
    ...(onCheckpoint && {
      onCheckpoint: (state) => onCheckpoint.call(options, takeCheckpoint(settings, encoded, model, state)),
    }),
  });
  const { vocabulary, tokenizerFingerprint, words, tokens } = encoded;
  const matrix = packRows(model.inputRows, model.stride, settings.dimensions);
  return {
    vectors: createWordVectors(vocabulary, matrix, tokenizerFingerprint === undefined ? {} : { tokenizerFingerprint }),
    report: { ...report, words, tokens, instructions: model.instructions },
  };
}
