import type { Corpus, TokenStream, WordVectors } from '@firth/core';
import type { Instructions, ModelRows } from '@firth/kernel/runtime';
import {
  type EncodedText,
  encodeText,
  initializeRows,
  packRows,
  prepareModel,
  restoreModelCheckpoint,
  type TrainingReport,
  trainModel,
  withShortBatches,
} from '@firth/training';
import { createWordVectors } from '@firth/vectors';
import type { Word2VecOptions } from './options.ts';
import { settle } from './settle.ts';
import { startRows, withWordsOf } from './start-from.ts';

/** What training gave. */
export interface TrainedWord2Vec {
  readonly vectors: WordVectors;
  /** The vectors by which words are predicted; hierarchical softmax has none. With them a training can go on (`startFrom`). */
  readonly outputVectors?: WordVectors;
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
 * `OUT_OF_MEMORY` for a model that does not fit; `INCONSISTENT` for vectors to start from that another tokenizer made; `DIVERGED`,
 * `WORKER`; the signal's reason when aborted
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
  const { resumeFrom, startFrom } = options;
  const itsWords = await encodeText(text, settings, options);
  const encoded = withShortBatches(startFrom ? withWordsOf(startFrom, itsWords) : itsWords, settings);
  const model = await prepareModel(encoded, settings);
  if (resumeFrom) restoreModelCheckpoint(resumeFrom, encoded, model);
  else initializeRows(model.inputRows, settings.seed);
  if (startFrom && !resumeFrom) startRows(model, encoded, startFrom);
  const report = await trainModel(model, encoded, settings, options, {
    schedule: settings,
    wordsPerToken: encoded.words / encoded.tokens,
  });
  const { words, tokens } = encoded;
  return {
    vectors: vectorsOf(model.inputRows, encoded),
    ...(settings.loss !== 'hierarchical-softmax' && {
      outputVectors: vectorsOf(model.outputRows, encoded),
    }),
    report: { ...report, words, tokens, instructions: model.instructions },
  };
}

function vectorsOf(rows: ModelRows, { vocabulary, tokenizerFingerprint }: EncodedText): WordVectors {
  return createWordVectors(
    vocabulary,
    packRows(rows),
    tokenizerFingerprint === undefined ? {} : { tokenizerFingerprint },
  );
}
