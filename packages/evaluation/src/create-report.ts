import type { WordVectors } from '@firth/core';
import { type AnalogyOutcome, answerAnalogies } from './answer-analogies.ts';
import { type BootstrapOptions, bootstrapInterval, type Interval } from './bootstrap.ts';
import { type AnalogyComparison, compareAnalogies } from './compare-analogies.ts';
import { compareWordPairs, type WordPairComparison } from './compare-word-pairs.ts';
import { type AnalogyEvaluation, type AnalogyOptions, tallyAnalogies } from './evaluate-analogies.ts';
import { evaluateWordPairs, type WordPairEvaluation, type WordPairOptions } from './evaluate-word-pairs.ts';
import { naming } from './naming.ts';
import { type RankMetrics, rankMetrics } from './rank-metrics.ts';
import type { AnalogySection } from './read-analogies.ts';
import type { WordPair } from './read-word-pairs.ts';
import { scoreWordPairs } from './score-word-pairs.ts';
import { spearman } from './spearman.ts';

/** The sets to evaluate on, each with a name for the report. */
export interface TestSets {
  readonly pairs?: readonly { readonly name: string; readonly pairs: readonly WordPair[] }[];
  readonly analogies?: readonly { readonly name: string; readonly sections: readonly AnalogySection[] }[];
}

export interface ReportOptions
  extends Pick<WordPairOptions, 'restrictTo' | 'ignoreCase'>,
    Pick<AnalogyOptions, 'method'>,
    BootstrapOptions {
  /**
   * What becomes of questions with unknown words: see `evaluateWordPairs` and `evaluateAnalogies`. `count` is theirs to
   * count as zero and as wrong.
   */
  readonly unknown?: 'skip' | 'count' | 'subwords' | undefined;
  /** Whether every figure gets a bootstrap interval; not, unless said. */
  readonly intervals?: boolean | undefined;
  /** A second model, to compare the first with. */
  readonly compareWith?: WordVectors | undefined;
}

export interface WordPairReport extends WordPairEvaluation {
  readonly name: string;
  /** Of Spearman's correlation. */
  readonly interval?: Interval;
  readonly comparison?: WordPairComparison;
}

export interface AnalogyReport extends AnalogyEvaluation {
  readonly name: string;
  /** Of the known questions, looked for among the ten nearest words. */
  readonly ranks: RankMetrics;
  /** Of the accuracy. */
  readonly interval?: Interval;
  readonly comparison?: AnalogyComparison;
}

/** All that an evaluation found out: plain data, for `formatReport` and for JSON. */
export interface EvaluationReport {
  readonly pairs: readonly WordPairReport[];
  readonly analogies: readonly AnalogyReport[];
}

/**
 * Returns an evaluation of `vectors` on all of `sets`: correlations, accuracies and rank metrics, with intervals and
 * with a comparison where `options` ask for them.
 *
 * @throws FirthError as `evaluateWordPairs`, `evaluateAnalogies` and the comparisons do; its `file` is the name of the
 * set
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * const sections = readAnalogies(': family\nman king woman queen\nqueen woman king man');
 * const report = createReport(vectors, { analogies: [{ name: 'royal', sections }] });
 * console.log(report.analogies[0]?.total.accuracy, report.analogies[0]?.ranks.meanReciprocalRank); // 1 1
 * ```
 */
export function createReport(vectors: WordVectors, sets: TestSets, options: ReportOptions = {}): EvaluationReport {
  return {
    pairs: (sets.pairs ?? []).map(({ name, pairs }) => naming(name, () => reportPairs(vectors, name, pairs, options))),
    analogies: (sets.analogies ?? []).map(({ name, sections }) =>
      naming(name, () => reportAnalogies(vectors, name, sections, options)),
    ),
  };
}

function reportPairs(
  vectors: WordVectors,
  name: string,
  pairs: readonly WordPair[],
  options: ReportOptions,
): WordPairReport {
  const unknown = options.unknown === 'count' ? 'count-as-zero' : options.unknown;
  const scoring = { ...options, subwords: unknown === 'subwords' };
  return {
    name,
    ...evaluateWordPairs(vectors, pairs, { ...options, unknown }),
    ...(options.intervals && { interval: pairInterval(vectors, pairs, scoring, unknown === 'count-as-zero') }),
    ...(options.compareWith && { comparison: compareWordPairs(vectors, options.compareWith, pairs, scoring) }),
  };
}

function pairInterval(
  vectors: WordVectors,
  pairs: readonly WordPair[],
  options: BootstrapOptions & { readonly subwords: boolean },
  countsUnknown: boolean,
): Interval {
  const scored = scoreWordPairs(vectors, pairs, options)
    .filter(({ similarity }) => countsUnknown || similarity !== undefined)
    .map(({ score, similarity = 0 }) => ({ score, similarity }));
  return bootstrapInterval(
    scored.length,
    (items) => {
      const drawn = Array.from(items, (item) => scored[item]!);
      const [people, model] = [drawn.map(({ score }) => score), drawn.map(({ similarity }) => similarity)];
      return isConstant(people) || isConstant(model) ? Number.NaN : spearman(people, model).coefficient;
    },
    options,
  );
}

function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

function reportAnalogies(
  vectors: WordVectors,
  name: string,
  sections: readonly AnalogySection[],
  options: ReportOptions,
): AnalogyReport {
  const unknown = options.unknown === 'count' ? 'count-as-wrong' : options.unknown;
  const answering = { ...options, subwords: unknown === 'subwords' };
  const outcomes = answerAnalogies(vectors, sections, answering);
  const counted = unknown === 'count-as-wrong' ? outcomes : outcomes.filter(({ isKnown }) => isKnown);
  return {
    name,
    ...tallyAnalogies(sections, outcomes, { unknown }),
    ranks:
      counted.length > 0 ? rankMetrics(counted.map(({ rank }) => rank)) : { meanReciprocalRank: 0, precisionAt: [] },
    ...(options.intervals && counted.length > 0 && { interval: accuracyInterval(counted, options) }),
    ...(options.compareWith && { comparison: compareAnalogies(vectors, options.compareWith, sections, answering) }),
  };
}

function accuracyInterval(outcomes: readonly AnalogyOutcome[], options: BootstrapOptions): Interval {
  const hits = Uint8Array.from(outcomes, ({ isCorrect }) => Number(isCorrect));
  const accuracy = (items: Uint32Array): number => {
    let correct = 0;
    for (const item of items) correct += hits[item]!;
    return correct / items.length;
  };
  return bootstrapInterval(hits.length, accuracy, options);
}
