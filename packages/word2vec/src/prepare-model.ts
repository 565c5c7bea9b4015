import type { TokenBatch } from '@firth/core';
import { aliasTable } from '@firth/kernel/random';
import {
  createWord2VecModel,
  huffmanTree,
  type LossShape,
  threadsInLockstep,
  type Word2VecModel,
  type Word2VecShape,
} from '@firth/kernel/word2vec';
import { availableThreads, type EncodedText, keepThresholds, noiseWeights } from '@firth/training';
import type { Settings } from './settings.ts';

/** Returns a model for `text`, its rows zero. */
export async function prepareModel(text: EncodedText, settings: Settings): Promise<Word2VecModel> {
  const { instructions, subsample, noiseExponent } = settings;
  const shared = instructions !== 'plain' && typeof SharedArrayBuffer !== 'undefined';
  const model = await createWord2VecModel(shapeOf(text, settings, shared), { shared, instructions });
  model.keep.set(keepThresholds(text.counts, subsample));
  if (settings.loss === 'negative-sampling') model.alias.set(aliasTable(noiseWeights(text.counts, noiseExponent)));
  return model;
}

function shapeOf({ vocabulary, counts, batches }: EncodedText, settings: Settings, shared: boolean): Word2VecShape {
  const shape: Word2VecShape = {
    ...settings,
    words: vocabulary.size,
    loss: lossShapeOf(settings, counts),
    lockstep: settings.deterministic,
    batch: largestOf(batches),
  };
  // In lockstep the bits are the same for any number, and threads without a processor of their own would only be waited for.
  const useful = shape.lockstep ? Math.min(threadsInLockstep(shape), availableThreads()) : batches.length;
  return { ...shape, threads: shared ? Math.min(settings.threads, useful) : 1 };
}

function lossShapeOf({ loss, negatives, negativeSharing }: Settings, counts: Float64Array): LossShape {
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
