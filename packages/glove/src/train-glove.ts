import { type Corpus, FirthError, type TokenStream, type WordVectors } from '@firth/core';
import type { Instructions } from '@firth/kernel/runtime';
import { encodeText, runTraining, type TrainingReport } from '@firth/training';
import { createWordVectors } from '@firth/vectors';
import { restoreCheckpoint, takeCheckpoint } from './checkpoint.ts';
import type { Cooccurrences } from './cooccurrences/cooccurrences.ts';
import { countEncoded } from './cooccurrences/count-cooccurrences.ts';
import { planBlocks } from './model/block-plan.ts';
import { makeTiles } from './model/make-tiles.ts';
import { prepareModel } from './model/prepare-model.ts';
import { type LearnedNumbers, takeVectors } from './model/take-vectors.ts';
import type { GloVeOptions } from './options.ts';
import type { Settings } from './settings.ts';
import { settle } from './settle.ts';

/** What training gave. */
export interface TrainedGloVe {
  /** What the option `output` asked for. */
  readonly vectors: WordVectors;
  /** The vectors of words and of contexts, of which `vectors` is the sum unless said otherwise. */
  readonly wordVectors: WordVectors;
  readonly contextVectors: WordVectors;
  /** A number a word. */
  readonly wordBiases: Float32Array;
  readonly contextBiases: Float32Array;
  readonly report: GloVeReport;
}

/** What training did. A loss is the mean of f(x) · error² / 2 over the counts, as glove.c prints it. */
export interface GloVeReport extends TrainingReport {
  /** Words in the text; 0 where counts were given and it is not known. */
  readonly words: number;
  /** Counts above zero. */
  readonly records: number;
  readonly recordsPerSecond: number;
  readonly instructions: Instructions;
}

/**
 * Returns vectors of the words of `text`, trained by GloVe (Pennington, Socher and Manning 2014), or of counts that were made before.
 *
 * Training runs in worker threads over shared memory, so that the event loop stays free. Threads never work on the same rows, so the result
 * does not depend on their number (Gemulla et al. 2011, "Large-scale matrix factorization with distributed stochastic gradient descent").
 * Where memory cannot be shared (a page without cross-origin isolation) or the instructions are `plain`, it runs on this thread in slices.
 *
 * @throws FirthError `BAD_OPTION`, `UNSUPPORTED`; `EMPTY`, `EMPTY_VOCABULARY` for a text without enough words; `LIMIT`,
 * `OUT_OF_MEMORY` for a model that does not fit; `IO`; `DIVERGED`, `WORKER`; the signal's reason when aborted
 *
 * @example
 * ```ts
 * import { fromText } from '@firth/corpus';
 * import { trainGloVe } from '@firth/glove';
 *
 * const text = fromText('you shall know a word by the company it keeps\n'.repeat(50));
 * const { vectors } = await trainGloVe(text, { dimensions: 8 });
 * console.log(vectors.vocabulary.size, vectors.dimensions); // 10 8
 * ```
 */
export async function trainGloVe(
  text: Corpus | TokenStream | Cooccurrences,
  options: GloVeOptions = {},
): Promise<TrainedGloVe> {
  const settings = settle(options);
  if ('blocks' in text) return trainCounted(text, settings, options);
  const { signal, instructions } = options;
  const encoded = await encodeText(text, settings, options);
  const cooccurrences = await countEncoded(encoded, settings, { signal, instructions });
  try {
    return await trainCounted(cooccurrences, settings, options);
  } finally {
    await cooccurrences.close();
  }
}

/** A block's rows of words and of contexts, in bytes, that a core's own cache holds beside what else is needed. */
const cachedBytes = 2 ** 19;

async function trainCounted(
  cooccurrences: Cooccurrences,
  settings: Settings,
  options: GloVeOptions,
): Promise<TrainedGloVe> {
  const { resumeFrom, onCheckpoint, onProgress, signal, checkpointSeconds } = options;
  const { vocabulary, size, words } = cooccurrences;
  if (size === 0) throw new FirthError('EMPTY', 'no word has a neighbor: there is nothing to train on');
  const { dimensions, seed, learningRate, epochs } = settings;
  const rowBytes = 8 * (dimensions + 2);
  const plan = planBlocks(vocabulary.size, size, Math.ceil(cachedBytes / 2 / rowBytes), seed);
  const { batches, records } = await makeTiles(cooccurrences, plan, seed, signal);
  const model = await prepareModel({ batches, records }, plan, settings);
  if (resumeFrom) restoreCheckpoint(resumeFrom, cooccurrences, model);
  const report = await runTraining({
    ...{ model, batches, epochs, signal, checkpointSeconds },
    batchesAtOnce: plan.groups,
    schedule: { learningRate, minLearningRate: learningRate },
    wordsPerToken: words / batches.reduce((sum, { ids }) => sum + ids.length, 0),
    from: resumeFrom?.state,
    ...(onProgress && { onProgress: onProgress.bind(options) }),
    ...(onCheckpoint && {
      onCheckpoint: (state) => onCheckpoint.call(options, takeCheckpoint(settings, cooccurrences, model, state)),
    }),
  });
  const recordsPerSecond = (records * epochs) / report.seconds;
  const { instructions } = model;
  return {
    ...trainedVectors(takeVectors(model, plan, dimensions), cooccurrences, settings.output),
    report: { ...report, words, records, recordsPerSecond, instructions },
  };
}

function trainedVectors(
  { words, contexts, wordBiases, contextBiases }: LearnedNumbers,
  { vocabulary, tokenizerFingerprint }: Cooccurrences,
  output: Settings['output'],
): Omit<TrainedGloVe, 'report'> {
  const identity = tokenizerFingerprint === undefined ? {} : { tokenizerFingerprint };
  const wordVectors = createWordVectors(vocabulary, words, identity);
  const contextVectors = createWordVectors(vocabulary, contexts, identity);
  const sum = (): WordVectors => {
    const data = words.data.map((x, i) => x + contexts.data[i]!);
    return createWordVectors(vocabulary, { ...words, data }, identity);
  };
  const vectors = { sum, word: () => wordVectors, context: () => contextVectors }[output]();
  return { vectors, wordVectors, contextVectors, wordBiases, contextBiases };
}
