import type { TokenBatch } from '@firth/core';
import type { EncodedText } from '@firth/training';
import type { CountingSettings } from '../settle-counting.ts';

/** A part of a text that is counted at once. */
export interface TextPart {
  readonly batches: readonly TokenBatch[];
  /** Occurrences of each word in it. */
  readonly counts: Float64Array;
  readonly tokens: number;
  readonly sentences: number;
}

/** Bytes that counting takes for each token: in the text, and in the list of its word's places. */
const tokenBytes = 8;

/** Returns `text` in as few parts as let each take no more than half of `memoryLimit`; the other half is for what is counted. */
export function cutText({ batches, counts, tokens }: EncodedText, { memoryLimit }: CountingSettings): TextPart[] {
  const most = Math.max(1, Math.floor(memoryLimit / 2 / tokenBytes));
  if (tokens <= most) return [{ batches, counts, tokens, sentences: sentencesIn(batches) }];
  const groups: TokenBatch[][] = [];
  let room = 0;
  for (const batch of batches) {
    if (batch.ids.length > room || groups.length === 0) {
      groups.push([]);
      room = most;
    }
    groups.at(-1)!.push(batch);
    room -= batch.ids.length;
  }
  return groups.map((group) => makePart(group, counts.length));
}

function makePart(batches: readonly TokenBatch[], words: number): TextPart {
  const counts = new Float64Array(words);
  for (const { ids } of batches) for (const id of ids) counts[id]!++;
  const tokens = batches.reduce((sum, { ids }) => sum + ids.length, 0);
  return { batches, counts, tokens, sentences: sentencesIn(batches) };
}

function sentencesIn(batches: readonly TokenBatch[]): number {
  return batches.reduce((sum, { starts }) => sum + starts.length - 1, 0);
}
