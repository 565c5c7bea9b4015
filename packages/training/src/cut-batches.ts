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

/** The starts of all pieces lie one behind the other in one array, shared if those of the batch are: a worker gets it once, not by pieces. */
function cut({ ids, starts: whole }: TokenBatch, tokens: number, longest: number): TokenBatch[] {
  const starts = withPieces(whole, longest);
  const cuts = chooseCuts(starts, tokens);
  const offsets = arrayLike(whole, starts.length + cuts.length - 2);
  let used = 0;
  return cuts.slice(1).map((last, i) => {
    const first = cuts[i]!;
    const begin = starts[first]!;
    const own = offsets.subarray(used, used + last - first + 1);
    for (let s = first; s <= last; s++) own[s - first] = starts[s]! - begin;
    used += own.length;
    return { ids: ids.subarray(begin, starts[last]), starts: own };
  });
}

/** Returns the sentences at which a piece begins, and last how many there are. */
function chooseCuts(starts: Uint32Array, tokens: number): number[] {
  const cuts = [0];
  let begin = starts[0]!;
  for (let next = 1; next < starts.length; next++) {
    const isFull = next + 1 === starts.length || starts[next + 1]! - begin > tokens;
    if (!isFull) continue;
    cuts.push(next);
    begin = starts[next]!;
  }
  return cuts;
}

/** Returns where sentences start when none is longer than `longest`. */
function withPieces(starts: Uint32Array, longest: number): Uint32Array {
  if (longestIn(starts) <= longest) return starts;
  const pieces: number[] = [];
  for (let s = 0; s + 1 < starts.length; s++) {
    for (let start = starts[s]!; start < starts[s + 1]!; start += longest) pieces.push(start);
  }
  return Uint32Array.from([...pieces, starts.at(-1)!]);
}

function longestIn(starts: Uint32Array): number {
  let most = 0;
  for (let s = 0; s + 1 < starts.length; s++) most = Math.max(most, starts[s + 1]! - starts[s]!);
  return most;
}

function arrayLike({ buffer }: Uint32Array, length: number): Uint32Array {
  const bytes = length * Uint32Array.BYTES_PER_ELEMENT;
  return new Uint32Array(buffer instanceof ArrayBuffer ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes));
}
