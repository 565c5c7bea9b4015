import type { WordVectors } from '@firth/core';
import { mostSimilarBatch, type Neighbor } from '@firth/vectors';
import { type MatchOptions, matchWords, type WordMatcher } from './matching.ts';
import type { AnalogyQuestion, AnalogySection } from './read-analogies.ts';

export interface AnalogyOptions extends MatchOptions {
  /** What becomes of a question with an unknown word: it is left out, or counts as answered wrongly. Left out, unless said. */
  readonly unknown?: 'skip' | 'count-as-wrong' | undefined;
}

/** Answers to analogy questions, counted. */
export interface AnalogyScore {
  readonly correct: number;
  readonly incorrect: number;
  /** Questions with a word that is not in the vocabulary. */
  readonly unknown: number;
  /** `correct / (correct + incorrect)`, 0 to 1; 0 where nothing was asked. */
  readonly accuracy: number;
  /** The share of the questions whose words are all known, 0 to 1. */
  readonly coverage: number;
}

export interface SectionScore extends AnalogyScore {
  readonly name: string;
}

export interface AnalogyEvaluation {
  readonly sections: readonly SectionScore[];
  readonly total: AnalogyScore;
}

/** A question whose words are all known, and their rows but for the answer's. */
interface KnownQuestion {
  readonly folded: AnalogyQuestion;
  readonly rows: readonly [a: number, b: number, c: number];
}

/** gensim looks no further for an answer that is not a word of the question in another letter case. */
const neighborsConsidered = 5;

/**
 * Returns how many analogies `vectors` complete: whether d is nearest to b − a + c (3CosAdd), by section and in total.
 *
 * The counts of gensim's `KeyedVectors.evaluate_word_analogies`, whose `dummy4unknown` is `unknown: 'count-as-wrong'` here.
 *
 * @throws FirthError `BAD_OPTION` for a bad restriction
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * const sections = readAnalogies(': family\nman king woman queen\nqueen woman king man\nman king elf queen');
 * const { total } = evaluateAnalogies(vectors, sections);
 * console.log(total.accuracy, total.unknown); // 1 1
 * ```
 */
export function evaluateAnalogies(
  vectors: WordVectors,
  sections: readonly AnalogySection[],
  options: AnalogyOptions = {},
): AnalogyEvaluation {
  const matcher = matchWords(vectors, options);
  const scores = sections.map(({ name, questions }): SectionScore => {
    const known = questions.flatMap((question) => knownQuestion(matcher, question) ?? []);
    const correct = countCorrect(vectors, matcher, known);
    const unknown = questions.length - known.length;
    const wrong = known.length - correct + (options.unknown === 'count-as-wrong' ? unknown : 0);
    return { name, ...scoreOf(correct, wrong, unknown, questions.length) };
  });
  const sum = (count: (score: SectionScore) => number): number =>
    scores.reduce((total, score) => total + count(score), 0);
  const asked = sections.reduce((total, { questions }) => total + questions.length, 0);
  return {
    sections: scores,
    total: scoreOf(
      sum(({ correct }) => correct),
      sum(({ incorrect }) => incorrect),
      sum(({ unknown }) => unknown),
      asked,
    ),
  };
}

function scoreOf(correct: number, incorrect: number, unknown: number, asked: number): AnalogyScore {
  return {
    correct,
    incorrect,
    unknown,
    accuracy: correct / Math.max(1, correct + incorrect),
    coverage: (asked - unknown) / Math.max(1, asked),
  };
}

function knownQuestion(matcher: WordMatcher, question: AnalogyQuestion): KnownQuestion | undefined {
  const folded = question.map(matcher.fold) as [string, string, string, string];
  const [a, b, c, d] = folded.map(matcher.rowOf);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return { folded, rows: [a, b, c] };
}

function countCorrect(vectors: WordVectors, matcher: WordMatcher, questions: readonly KnownQuestion[]): number {
  const { norms, vocabulary } = vectors;
  const word = (row: number): string => vocabulary.tokenOf(row)!;
  // A word without a direction makes the question unanswerable, hence wrong: gensim ranks by NaN there.
  const answerable = questions.filter(({ rows }) => rows.every((row) => norms[row]! > 0 && norms[row]! < Infinity));
  const answers = mostSimilarBatch(
    vectors,
    answerable.map(({ rows: [a, b, c] }) => ({ positive: [word(b), word(c)], negative: [word(a)] })),
    { count: neighborsConsidered, restrictTo: matcher.restrictTo },
  );
  return answerable.filter(({ folded }, i) => predictionOf(answers[i]!, folded, matcher) === folded[3]).length;
}

/**
 * The first neighbor that is not a word of the question in another letter case, else the last neighbor: as the loop in
 * `evaluate_word_analogies` (gensim/models/keyedvectors.py) leaves it.
 */
function predictionOf(
  neighbors: readonly Neighbor[],
  [a, b, c]: AnalogyQuestion,
  { fold }: WordMatcher,
): string | undefined {
  const words = neighbors.map(({ word }) => fold(word));
  return words.find((word) => word !== a && word !== b && word !== c) ?? words.at(-1);
}
