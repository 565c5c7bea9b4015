import type { TokenBatch } from '@firth/core';
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

/**
 * Returns `batches` cut so that each holds at most `tokens` tokens, or one sentence that is longer; the ids are not copied. Sentences of more
 * than `longest` tokens are cut, too.
 */
export function cutBatches(
  batches: readonly TokenBatch[],
  tokens: number,
  longest: number = Number.POSITIVE_INFINITY,
): TokenBatch[] {
  return batches.flatMap((batch) => (batch.ids.length > tokens ? cut(batch, tokens, longest) : [batch]));
}

function cut({ ids, starts: whole }: TokenBatch, tokens: number, longest: number): TokenBatch[] {
  const starts = withPieces(whole, longest);
  const pieces: TokenBatch[] = [];
  let first = 0;
  for (let next = 1; next < starts.length; next++) {
    const isFull = next + 1 === starts.length || starts[next + 1]! - starts[first]! > tokens;
    if (!isFull) continue;
    const begin = starts[first]!;
    pieces.push({
      ids: ids.subarray(begin, starts[next]),
      starts: starts.slice(first, next + 1).map((start) => start - begin),
    });
    first = next;
  }
  return pieces;
}

/** Returns where sentences start when none is longer than `longest`. */
function withPieces(starts: Uint32Array, longest: number): Uint32Array {
  const pieces: number[] = [];
  for (let s = 0; s + 1 < starts.length; s++) {
    for (let start = starts[s]!; start < starts[s + 1]!; start += longest) pieces.push(start);
  }
  return Uint32Array.from([...pieces, starts.at(-1)!]);
}
