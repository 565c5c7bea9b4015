import { sequenceLength } from '../bytes/utf8.ts';
import type { ByteTrie } from './byte-trie.ts';

/** The best segmentation of a text of bytes: piece `i` ends at `ends[i]` and has the id `ids[i]`; -1 for an unknown character. */
export interface Segmentation {
  readonly ids: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
}

/** What the search needs to know of a Unigram vocabulary. */
export interface UnigramScores {
  readonly trie: ByteTrie;
  /** The score of a piece that spans `length` bytes, or NaN for one that is not to be used. */
  scoreOf(id: number, length: number): number;
  /** The score of a character that no piece covers. */
  readonly unknownScore: number;
  /** Rounds a sum as the program that is followed holds it: to float32 for SentencePiece. */
  readonly round: (score: number) => number;
}

/**
 * Returns a function that finds the segmentation of the highest score (Viterbi), in time linear in the text.
 *
 * Follows `EncodeOptimized` of SentencePiece (unigram_model.cc): of equal paths the one found first stays, and a character is unknown only
 * where no piece is that character.
 */
export function createViterbi({
  trie,
  scoreOf,
  unknownScore,
  round,
}: UnigramScores): (bytes: Uint8Array, length: number) => Segmentation {
  let scores = new Float64Array(256);
  let starts = new Int32Array(256);
  let pieces = new Int32Array(256);
  let ends = new Int32Array(256);

  function makeRoom(size: number): void {
    if (size <= scores.length) return;
    scores = new Float64Array(2 * size);
    starts = new Int32Array(2 * size);
    pieces = new Int32Array(2 * size);
    ends = new Int32Array(2 * size);
  }

  return (bytes, length) => {
    makeRoom(length + 1);
    starts.fill(-1, 0, length + 1);
    scores[0] = 0;
    for (let start = 0; start < length; ) {
      const scoreHere = scores[start]!;
      const charEnd = Math.min(start + sequenceLength(bytes[start]!), length);
      let hasCharacter = false;
      let node = 0;
      for (let end = start; end < length; ) {
        node = trie.step(node, bytes[end]!);
        if (node < 0) break;
        end++;
        const id = trie.valueAt(node);
        if (id < 0) continue;
        const score = scoreOf(id, end - start);
        if (Number.isNaN(score)) continue;
        improve(start, end, id, round(score + scoreHere));
        if (end === charEnd) hasCharacter = true;
      }
      if (!hasCharacter) improve(start, charEnd, -1, round(unknownScore + scoreHere));
      start = charEnd;
    }
    return walkBack(length);
  };

  function improve(start: number, end: number, id: number, score: number): void {
    if (starts[end]! >= 0 && score <= scores[end]!) return;
    starts[end] = start;
    scores[end] = score;
    pieces[end] = id;
  }

  function walkBack(length: number): Segmentation {
    let count = 0;
    for (let end = length; end > 0; end = starts[end]!) count++;
    const ids = new Int32Array(count);
    for (let end = length, i = count - 1; end > 0; end = starts[end]!, i--) {
      ids[i] = pieces[end]!;
      ends[i] = end;
    }
    return { ids, ends, count };
  }
}
