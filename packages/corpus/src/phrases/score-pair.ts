/**
 * How a pair of words is scored, with `n` words in the text, of which `first` is the one word, `last` the other and `pair` both in a row:
 *
 * - `original`, word2phrase.c: `(pair - minCount) / (first * last) * n`
 * - `gensim`, its `original_scorer`: the same, with the number of different words and pairs in place of `n`, so that scores grow more
 *   slowly with the text
 * - `npmi`, gensim's `npmi_scorer`: normalized pointwise mutual information (Bouma 2009), `ln(p(pair) / (p(first) p(last))) / -ln p(pair)`:
 *   1 where neither word stands without the other, 0 where they meet by chance
 */
export type PhraseScoring = 'original' | 'gensim' | 'npmi';

/** How often two words occur, and how often the one follows the other. */
export interface PairCounts {
  readonly first: number;
  readonly last: number;
  readonly pair: number;
}

/** What a score is relative to. */
export interface ScoreScale {
  /** Words in the text. */
  readonly words: number;
  /** Different words and different pairs in the text: the length of gensim's `vocab`. */
  readonly entries: number;
  readonly minCount: number;
}

type Scorer = (counts: PairCounts, scale: ScoreScale) => number;

const scorers: Readonly<Record<PhraseScoring, Scorer>> = {
  // The order of the operations is gensim's, so that its scores are ours to the last bit.
  original: ({ first, last, pair }, { words, minCount }) => ((pair - minCount) / (first * last)) * words,
  gensim: ({ first, last, pair }, { entries, minCount }) => ((pair - minCount) / (first * last)) * entries,
  npmi({ first, last, pair }, { words }) {
    const probability = pair / words;
    return Math.log(probability / ((first / words) * (last / words))) / -Math.log(probability);
  },
};

/** Returns the score of a pair. It never falls as `entries` grow while `pair` is at least `minCount`. */
export function scorePair(scoring: PhraseScoring, counts: PairCounts, scale: ScoreScale): number {
  return scorers[scoring](counts, scale);
}
