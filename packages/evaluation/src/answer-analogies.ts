import type { WordVectors } from '@firth/core';
import { mostSimilarBatch, type Term } from '@firth/vectors';
import { type MatchOptions, matchWords, type WordMatcher } from './matching.ts';
import { createMultiplicativeSearch } from './multiplicative-search.ts';
import type { AnalogyQuestion, AnalogySection } from './read-analogies.ts';

export interface AnswerOptions extends MatchOptions {
  /**
   * How words are combined: sums of directions, or products of similarities (Levy and Goldberg 2014); `3CosAdd`, unless
   * said.
   */
  readonly method?: '3CosAdd' | '3CosMul' | undefined;
  /**
   * Whether a question word outside the vocabulary takes the vector that the model makes of its pieces; not, unless
   * said.
   */
  readonly subwords?: boolean | undefined;
  /** How far down the answer is looked for, 10 words unless said. */
  readonly depth?: number | undefined;
}

/** What became of one question. */
export interface AnalogyOutcome {
  readonly section: string;
  readonly question: AnalogyQuestion;
  /** Whether all words are known. */
  readonly isKnown: boolean;
  /** Whether the first answer is the right one. */
  readonly isCorrect: boolean;
  /**
   * The place of the right answer, from 1 on; 0 where it is not among the first `depth`, or the question is unknown.
   */
  readonly rank: number;
}

/** A question whose words are all known: their forms to compare, and the terms to ask with, a − b + c. */
interface KnownQuestion {
  readonly folded: AnalogyQuestion;
  readonly terms: readonly [a: Term, b: Term, c: Term];
}

/** gensim looks no further for an answer that is not a word of the question in another letter case. */
const neighborsOfGensim = 5;

/**
 * Returns what became of every question of `sections`, in order: what `evaluateAnalogies`, `rankMetrics` and
 * `compareAnalogies` count.
 *
 * @throws FirthError `BAD_OPTION` for a restriction or a depth that is not a whole number from 1 on
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * const sections = readAnalogies(': family\nman king woman queen\nman king elf queen');
 * console.log(answerAnalogies(vectors, sections).map(({ rank }) => rank)); // [ 1, 0 ]
 * ```
 */
export function answerAnalogies(
  vectors: WordVectors,
  sections: readonly AnalogySection[],
  options: AnswerOptions = {},
): AnalogyOutcome[] {
  const matcher = matchWords(vectors, options);
  const depth = options.depth ?? 10;
  const count = Math.max(depth, neighborsOfGensim);
  return sections.flatMap(({ name, questions }) => {
    const known = questions.map((question) => knownQuestion(vectors, matcher, question, options.subwords ?? false));
    const answers = answer(
      vectors,
      known.filter((one) => one !== undefined),
      matcher,
      count,
      options,
    );
    return questions.map((question, i) => {
      const asked = known[i];
      const words = asked && answers.get(asked);
      return {
        section: name,
        question,
        isKnown: asked !== undefined,
        isCorrect: words !== undefined && predictionOf(words, asked!.folded) === asked!.folded[3],
        rank: words ? rankOf(words, asked!.folded, depth) : 0,
      };
    });
  });
}

/** Returns, for each question that has a direction, the nearest words in the form in which words are compared. */
function answer(
  vectors: WordVectors,
  questions: readonly KnownQuestion[],
  matcher: WordMatcher,
  count: number,
  { method = '3CosAdd' }: AnswerOptions,
): Map<KnownQuestion, readonly string[]> {
  const { restrictTo, fold } = matcher;
  // A word without a direction makes the question unanswerable, hence wrong: gensim ranks by NaN there.
  const answerable = questions.filter(({ terms }) => terms.every((term) => hasDirection(vectors, term)));
  const asked = answerable.map(({ terms: [a, b, c] }) => ({ positive: [b, c], negative: [a] }));
  const found =
    method === '3CosAdd'
      ? mostSimilarBatch(vectors, asked, { count, restrictTo })
      : asked.map(createMultiplicativeSearch(vectors, { count, restrictTo }));
  return new Map(answerable.map((question, i) => [question, found[i]!.map(({ word }) => fold(word))]));
}

function knownQuestion(
  vectors: WordVectors,
  matcher: WordMatcher,
  question: AnalogyQuestion,
  subwords: boolean,
): KnownQuestion | undefined {
  const termOf = (word: string): Term | undefined => {
    const row = matcher.rowOf(matcher.fold(word));
    if (row !== undefined) return vectors.vocabulary.tokenOf(row)!;
    return subwords ? unitVector(vectors.vectorOf(word)) : undefined;
  };
  const [a, b, c] = question.map(termOf);
  const folded = question.map(matcher.fold) as [string, string, string, string];
  const isKnown = a !== undefined && b !== undefined && c !== undefined && matcher.rowOf(folded[3]) !== undefined;
  return isKnown ? { folded, terms: [a, b, c] } : undefined;
}

/** A vector counts as it is, where a word counts with length 1. */
function unitVector(vector: Float32Array | undefined): Float32Array | undefined {
  const length = vector && Math.sqrt(vector.reduce((squares, value) => squares + value * value, 0));
  return length ? vector!.map((value) => value / length) : undefined;
}

function hasDirection({ norms, vocabulary }: WordVectors, term: Term): boolean {
  if (typeof term !== 'string') return true;
  const norm = norms[vocabulary.idOf(term)!]!;
  return norm > 0 && norm < Infinity;
}

/**
 * The first neighbor that is not a word of the question in another letter case, else the last neighbor: as the loop in
 * `evaluate_word_analogies` (gensim/models/keyedvectors.py) leaves it.
 */
function predictionOf(words: readonly string[], [a, b, c]: AnalogyQuestion): string | undefined {
  const considered = words.slice(0, neighborsOfGensim);
  return considered.find((word) => word !== a && word !== b && word !== c) ?? considered.at(-1);
}

function rankOf(words: readonly string[], [a, b, c, d]: AnalogyQuestion, depth: number): number {
  const answers = words.filter((word) => word !== a && word !== b && word !== c);
  return answers.slice(0, depth).indexOf(d) + 1;
}
