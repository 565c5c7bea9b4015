import type { TokenBatch } from '@firth/core';
import type { EncodedText } from './encode-text.ts';
import type { ModelSettings } from './model-settings.ts';

/** A full softmax does a token with so many words times dimensions in about a tenth of a second. */
const softmaxWork = 3e7;

/**
 * Returns `text` in batches that are trained in a tenth of a second or so, where its sentences allow it: a training that is stopped
 * first ends the batches at hand. Only a full softmax needs smaller ones than a text comes in.
 */
export function withShortBatches(
  text: EncodedText,
  { loss, dimensions }: Pick<ModelSettings, 'loss' | 'dimensions'>,
): EncodedText {
  if (loss !== 'softmax') return text;
  return { ...text, batches: cutBatches(text.batches, softmaxWork / (text.vocabulary.size * dimensions)) };
}

/** Returns `batches` cut so that each holds at most `tokens` tokens, or one sentence that is longer; the ids are not copied. */
export function cutBatches(batches: readonly TokenBatch[], tokens: number): TokenBatch[] {
  return batches.flatMap((batch) => (batch.ids.length > tokens ? cut(batch, tokens) : [batch]));
}

function cut({ ids, starts }: TokenBatch, tokens: number): TokenBatch[] {
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
