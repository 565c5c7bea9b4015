import { FirthError, type WordVectors } from '@firth/core';
import { type AnswerOptions, answerAnalogies } from './answer-analogies.ts';
import { type BootstrapOptions, bootstrapInterval, type Interval } from './bootstrap.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import type { AnalogySection } from './read-analogies.ts';

/** Two models on the questions that both know. */
export interface AnalogyComparison {
  /** Questions that both know. */
  readonly questions: number;
  /** Accuracies of the two. */
  readonly first: number;
  readonly second: number;
  /** Questions that only one of the two answers rightly. */
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** `second − first`, and what it would range over, had other questions been drawn. */
  readonly difference: number;
  readonly interval: Interval;
  /**
   * The probability of `onlyFirst` and `onlySecond` so far apart or further, if the two were equally good: McNemar's
   * exact test.
   */
  readonly pValue: number;
}

/**
 * Returns how two models compare on analogies: by McNemar's exact test (1947) of the questions on which they differ,
 * and by a bootstrap interval of the difference, in which the same questions are drawn for both.
 *
 * @throws FirthError `UNKNOWN_WORD` where both know no question, `BAD_OPTION` for a bad option
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman', 'elf']);
 * const good = createWordVectors(words, { rows: 5, columns: 3, data: Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1, 0, -1, 0) });
 * const bad = createWordVectors(words, { rows: 5, columns: 3, data: Float32Array.of(2, 1, 0, 0, -1, 0, 0, 1, 0, 0, 0, 1, 2, 0, 1) });
 * const { onlyFirst, onlySecond } = compareAnalogies(good, bad, readAnalogies(': family\nman king woman queen'));
 * console.log(onlyFirst, onlySecond); // 1 0
 * ```
 */
export function compareAnalogies(
  first: WordVectors,
  second: WordVectors,
  sections: readonly AnalogySection[],
  options: Omit<AnswerOptions, 'depth'> & BootstrapOptions = {},
): AnalogyComparison {
  const others = answerAnalogies(second, sections, { ...options, depth: 1 });
  const known = answerAnalogies(first, sections, { ...options, depth: 1 }).flatMap(({ isKnown, isCorrect }, i) => {
    const other = others[i]!;
    return isKnown && other.isKnown ? [{ first: isCorrect, second: other.isCorrect }] : [];
  });
  if (known.length === 0) throw new FirthError('UNKNOWN_WORD', 'there is no question whose words both models know');

  const share = (of: (answer: { first: boolean; second: boolean }) => boolean): number =>
    known.filter(of).length / known.length;
  const onlyFirst = known.filter((answer) => answer.first && !answer.second).length;
  const onlySecond = known.filter((answer) => answer.second && !answer.first).length;
  const gains = Int8Array.from(known, (answer) => Number(answer.second) - Number(answer.first));
  return {
    questions: known.length,
    first: share((answer) => answer.first),
    second: share((answer) => answer.second),
    onlyFirst,
    onlySecond,
    difference: (onlySecond - onlyFirst) / known.length,
    interval: bootstrapInterval(known.length, (items) => meanOf(gains, items), options),
    pValue: mcNemar(onlyFirst, onlySecond),
  };
}

function meanOf(values: Int8Array, items: Uint32Array): number {
  let sum = 0;
  for (const item of items) sum += values[item]!;
  return sum / items.length;
}

/**
 * Returns the p-value of McNemar's exact test, of either sign: that of a fair coin which shows one side `a` times and
 * the other `b` times.
 *
 * At most k of n fall on one side with the probability I(1/2; n − k, k + 1) (NIST Digital Library of Mathematical
 * Functions, 8.17.5).
 */
export function mcNemar(a: number, b: number): number {
  if (a === b) return 1;
  const fewer = Math.min(a, b);
  return Math.min(1, 2 * incompleteBeta(0.5, Math.max(a, b), fewer + 1));
}
