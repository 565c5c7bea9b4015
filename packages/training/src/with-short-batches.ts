import { cutBatches } from './cut-batches.ts';
import type { EncodedText } from './encode-text.ts';
import type { ModelSettings } from './model-settings.ts';

/** Multiplications in a tenth of a second, about: of a full softmax, which waits for memory, and of the other losses. */
const softmaxWork = 2e8;
const otherWork = 1e9;

/**
 * Returns `text` in batches that are trained in a tenth of a second or so, where its sentences allow it: a training that is to leave a
 * checkpoint first ends the batches at hand. Only a full softmax, and very large vectors and windows, need smaller ones than a text comes in.
 */
export function withShortBatches(text: EncodedText, settings: ModelSettings): EncodedText {
  const work = settings.loss === 'softmax' ? softmaxWork : otherWork;
  return { ...text, batches: cutBatches(text.batches, work / workOfToken(text.vocabulary.size, settings)) };
}

/** Multiplications for a token, at most. */
function workOfToken(words: number, settings: ModelSettings): number {
  const { loss, negatives, dimensions, window, windowShape, architecture } = settings;
  const neighbors = windowShape === 'dynamic' ? window + 1 : 2 * window;
  const targets = {
    'negative-sampling': negatives + 1,
    'hierarchical-softmax': Math.log2(words) + 1,
    softmax: words,
  }[loss];
  return dimensions * (architecture === 'skip-gram' ? neighbors * targets : neighbors + targets);
}
