import { cutSentences, type TokenBatch } from '@firth/core';
import { sentenceStart } from '@firth/kernel/scan';
import { maximumSentenceWords } from './id-store.ts';
import { dropped } from './rank-words.ts';
import { sharedUint32 } from './shared-uint32.ts';

/** Tokens in a batch, at most: enough to make a call of a kernel or a message to a worker cheap, few enough to spread evenly over threads. */
export const batchTokens = 10_000;

/**
 * Rewrites a segment of an id store in place, each id to its new one and dropped words removed, and returns it cut into batches of whole
 * sentences, which are views of it. A sentence of more than {@link maximumSentenceWords} words, kept or not, is cut; one of which no word
 * is left vanishes.
 */
export function cutBatches(segment: Uint32Array, newIds: Uint32Array): TokenBatch[] {
  return cutSentences(segment, renumber(segment, newIds), batchTokens, sharedUint32);
}

/** Returns where the sentences begin in the rewritten segment, and last where they end. */
function renumber(segment: Uint32Array, newIds: Uint32Array): number[] {
  const starts: number[] = [];
  let kept = 0;
  let isStart = true;
  /** Where the sentence is cut if it is that long. */
  let cut = 0;
  for (let i = 0; i < segment.length; i++) {
    const marked = segment[i]!;
    if (marked >= sentenceStart || i === cut) {
      isStart = true;
      cut = i + maximumSentenceWords;
    }
    const id = newIds[marked & (sentenceStart - 1)]!;
    if (id === dropped) continue;
    if (isStart) starts.push(kept);
    isStart = false;
    segment[kept++] = id;
  }
  starts.push(kept);
  return starts;
}
