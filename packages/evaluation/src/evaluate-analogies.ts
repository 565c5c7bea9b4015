import type { WordVectors } from '@firth/core';
import { type AnalogyOutcome, type AnswerOptions, answerAnalogies } from './answer-analogies.ts';
import type { AnalogySection } from './read-analogies.ts';

export interface AnalogyOptions extends Omit<AnswerOptions, 'depth' | 'subwords'> {
  /**
   * What becomes of a question with an unknown word: it is left out, counts as answered wrongly, or is asked with the
   * vector that the model makes of the word's pieces, and left out where it makes none. Left out, unless said.
   */
  readonly unknown?: 'skip' | 'count-as-wrong' | 'subwords' | undefined;
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

/**
 * Returns how many analogies `vectors` complete: whether d is nearest to b − a + c (3CosAdd), by section and in total.
 *
 * The counts of gensim's `KeyedVectors.evaluate_word_analogies`, whose `dummy4unknown` is `unknown: 'count-as-wrong'`
 * here.
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
  const outcomes = answerAnalogies(vectors, sections, {
    ...options,
    depth: 1,
    subwords: options.unknown === 'subwords',
  });
  return tallyAnalogies(sections, outcomes, options);
}

/** Counts the outcomes of `sections`, which stand in their order. */
export function tallyAnalogies(
  sections: readonly AnalogySection[],
  outcomes: readonly AnalogyOutcome[],
  { unknown }: Pick<AnalogyOptions, 'unknown'> = {},
): AnalogyEvaluation {
  const countsUnknown = unknown === 'count-as-wrong';
  let start = 0;
  const scores = sections.map(({ name, questions }): SectionScore => {
    const own = outcomes.slice(start, start + questions.length);
    start += questions.length;
    return { name, ...scoreOf(own, countsUnknown) };
  });
  return { sections: scores, total: scoreOf(outcomes, countsUnknown) };
}

function scoreOf(outcomes: readonly AnalogyOutcome[], countsUnknown: boolean): AnalogyScore {
  const known = outcomes.filter(({ isKnown }) => isKnown).length;
  const unknown = outcomes.length - known;
  const correct = outcomes.filter(({ isCorrect }) => isCorrect).length;
  const incorrect = known - correct + (countsUnknown ? unknown : 0);
  return {
    correct,
    incorrect,
    unknown,
    accuracy: correct / Math.max(1, correct + incorrect),
    coverage: known / Math.max(1, outcomes.length),
  };
}
