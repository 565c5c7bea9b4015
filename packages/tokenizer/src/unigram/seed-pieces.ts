import { compareCodePoints } from '../bpe/tie-break.ts';
import type { WordCounts } from '../training/word-counts.ts';

/** A piece and how good it seems: a count at first, a logarithm of a probability later. */
export type ScoredPiece = readonly [piece: string, score: number];

export interface SeedOptions {
  readonly seedSize: number;
  /** Characters of a piece at most. */
  readonly maxPieceLength: number;
}

/**
 * Returns the pieces that training starts from: every character with its count, then the substrings of words that occur at least twice and
 * that different characters follow, by occurrences × length; as logarithms of probabilities.
 *
 * These are the inner nodes of a suffix tree over the different words, which SentencePiece finds with a suffix array
 * (`Trainer::MakeSeedSentencePieces` in unigram_model_trainer.cc). Words are short, so suffixes cut to the longest piece are sorted instead.
 */
export function seedPieces(words: WordCounts, { seedSize, maxPieceLength }: SeedOptions): ScoredPiece[] {
  const chars = new Map<string, number>();
  const suffixes: string[] = [];
  for (const [word, count] of words) {
    const points = [...word];
    for (const [index, char] of points.entries()) {
      chars.set(char, (chars.get(char) ?? 0) + count);
      // The end of a word is a character that follows, too.
      suffixes.push(
        points.slice(index, index + maxPieceLength + 1).join('') +
          (index + maxPieceLength + 1 > points.length ? '\0' : ''),
      );
    }
  }
  suffixes.sort();
  const characters = [...chars].sort(byScore);
  const substrings = branchingPrefixes(suffixes, maxPieceLength).sort(byScore);
  return toLogarithms([...characters, ...substrings.slice(0, Math.max(0, seedSize - characters.length))]);
}

/** The best first; of equal ones the greater text, as Hugging Face has it, since the order decides what is kept in the end. */
function byScore([a, m]: ScoredPiece, [b, n]: ScoredPiece): number {
  return n - m || compareCodePoints(b, a);
}

/** The prefixes of two or more characters that sorted suffixes share and that go on in different ways, with occurrences × length. */
function branchingPrefixes(suffixes: readonly string[], maxPieceLength: number): [string, number][] {
  const found: [string, number][] = [];
  // The open prefixes: each ends where neighbours part, and began at the suffix of that place.
  const open: { length: number; start: number }[] = [];
  const close = (length: number, end: number): void => {
    let start = end;
    while (open.length > 0 && open.at(-1)!.length > length) {
      const top = open.pop()!;
      start = top.start;
      const text = suffixes[end]!.slice(0, top.length);
      const points = [...text].length;
      if (points >= 2 && points <= maxPieceLength && !text.includes('\0'))
        found.push([text, (end - start + 1) * points]);
    }
    if (length > 0 && open.at(-1)?.length !== length) open.push({ length, start: Math.min(start, end) });
  };
  for (let i = 0; i + 1 < suffixes.length; i++) {
    const shared = sharedLength(suffixes[i]!, suffixes[i + 1]!);
    if (shared < (open.at(-1)?.length ?? 0)) close(shared, i);
    else if (shared > (open.at(-1)?.length ?? 0)) open.push({ length: shared, start: i });
  }
  if (suffixes.length > 0) close(0, suffixes.length - 1);
  return found;
}

/** The UTF-16 units that two texts begin with in common, whole characters only. */
function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length > 0 && (a.charCodeAt(length - 1) & 0xfc00) === 0xd800 ? length - 1 : length;
}

export function toLogarithms(pieces: readonly ScoredPiece[]): ScoredPiece[] {
  const logSum = Math.log(pieces.reduce((sum, [, score]) => sum + score, 0));
  return pieces.map(([piece, score]) => [piece, Math.log(score) - logSum]);
}
