import type { TokenBatch } from '@firth/core';
import { aliasTable } from '@firth/kernel/random';
import {
  createWord2VecModel,
  huffmanTree,
  type LossShape,
  type SubwordRows,
  threadsInLockstep,
  type Word2VecModel,
  type Word2VecShape,
} from '@firth/kernel/word2vec';
import { availableThreads } from '@firth/workers';
import type { EncodedText } from './encode-text.ts';
import { keepThresholds } from './keep-thresholds.ts';
import type { ModelSettings } from './model-settings.ts';
import { noiseWeights } from './noise-weights.ts';

/**
 * Returns a model of the word2vec family for `text`, its rows zero: thresholds and noise are those of the text's counts. With `subwords`
 * it is fastText's.
 *
 * @throws FirthError `LIMIT`, `OUT_OF_MEMORY`
 */
export async function prepareModel(
  text: EncodedText,
  settings: ModelSettings,
  subwords?: SubwordRows,
): Promise<Word2VecModel> {
  const { instructions, subsample, noiseExponent } = settings;
  const shared = instructions !== 'plain' && typeof SharedArrayBuffer !== 'undefined';
  const shape = { ...shapeOf(text, settings), ...(subwords && { subwords }) };
  const model = await createWord2VecModel(
    { ...shape, threads: threadsFor(shape, text, settings, shared) },
    { shared, instructions },
  );
  model.keep.set(keepThresholds(text.counts, subsample));
  if (settings.loss === 'negative-sampling') model.alias.set(aliasTable(noiseWeights(text.counts, noiseExponent)));
  return model;
}

function shapeOf({ vocabulary, counts, batches }: EncodedText, settings: ModelSettings): Word2VecShape {
  return {
    ...settings,
    words: vocabulary.size,
    loss: lossShapeOf(settings, counts),
    lockstep: settings.deterministic,
    batch: largestOf(batches),
  };
}

/** In lockstep the bits are the same for any number, and threads without a processor of their own would only be waited for. */
function threadsFor(
  shape: Word2VecShape,
  { batches }: EncodedText,
  { threads }: ModelSettings,
  shared: boolean,
): number {
  const useful = shape.lockstep ? Math.min(threadsInLockstep(shape), availableThreads()) : batches.length;
  return shared ? Math.min(threads, useful) : 1;
}

function lossShapeOf({ loss, negatives, negativeSharing }: ModelSettings, counts: Float64Array): LossShape {
  switch (loss) {
    case 'negative-sampling':
      return { type: loss, negatives, sharing: negativeSharing };
    case 'hierarchical-softmax':
      return { type: loss, tree: huffmanTree(counts) };
    case 'softmax':
      return { type: loss };
  }
}

function largestOf(batches: readonly TokenBatch[]): { ids: number; sentences: number } {
  let [ids, sentences] = [0, 0];
  for (const batch of batches) {
    ids = Math.max(ids, batch.ids.length);
    sentences = Math.max(sentences, batch.starts.length - 1);
  }
  return { ids, sentences };
}
