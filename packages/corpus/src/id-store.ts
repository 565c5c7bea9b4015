import { sentenceStart } from '@firth/kernel/scan';
import { sharedUint32 } from './shared-uint32.ts';

/**
 * The longest sentence in words; a longer one is cut there. gensim's LineSentence cuts at the same length (`MAX_WORDS_IN_BATCH`);
 * word2vec.c at 1,000 words that passed subsampling (`MAX_SENTENCE_LENGTH`), which a trainer may do as well.
 */
export const maximumSentenceWords = 10_000;

const firstSegmentWords = 1 << 14;
const largestSegmentWords = 1 << 20;

/**
 * Word ids in segments, so that no growth ever copies them all. No sentence goes over the end of a segment, and the first id of a segment
 * begins a sentence.
 */
export interface IdStore {
  /** Appends ids, of which those that begin a sentence have `sentenceStart` set; the first id of all must. */
  append(ids: Uint32Array): void;
  /** Returns the segments, each filled to its end. */
  segments(): readonly Uint32Array[];
}

/** Returns an empty {@link IdStore}. */
export function createIdStore(): IdStore {
  const full: Uint32Array[] = [];
  let segment = sharedUint32(firstSegmentWords);
  let used = 0;

  /** Goes on in a new segment, and takes the last sentence along: it may not have ended. */
  function startSegment(): void {
    const sentence = lastSentence(segment);
    full.push(segment.subarray(0, sentence));
    const moved = segment.subarray(sentence);
    segment = sharedUint32(Math.min(2 * segment.length, largestSegmentWords));
    segment.set(moved);
    segment[0]! |= sentenceStart;
    used = moved.length;
  }

  return {
    append(ids) {
      let rest = ids;
      while (rest.length > segment.length - used) {
        const fitting = rest.subarray(0, segment.length - used);
        segment.set(fitting, used);
        rest = rest.subarray(fitting.length);
        startSegment();
      }
      segment.set(rest, used);
      used += rest.length;
    },
    segments: () => [...full, segment.subarray(0, used)],
  };
}

/** Where the last sentence of a full segment begins, or the last part of it where it will be cut. */
function lastSentence(segment: Uint32Array): number {
  let start = segment.length - 1;
  while (segment[start]! < sentenceStart) start--;
  const partsBefore = Math.ceil((segment.length - start) / maximumSentenceWords) - 1;
  return start + partsBefore * maximumSentenceWords;
}
