import { FirthError } from '@firth/core';
import { lineReader } from './line-rows.ts';
import { addRow } from './model-matrix.ts';
import { labelScorer } from './score-labels.ts';
import { requireLabels, type SupervisedModel } from './supervised-model.ts';

/** A label with its probability. */
export interface Prediction {
  readonly label: string;
  /** Up to 1.00001: fastText adds 1e-5 to the probability that it ranks by. */
  readonly probability: number;
}

export interface PredictOptions {
  /** How many labels at most; -1 for all. Default 1. */
  readonly top?: number | undefined;
  /** The least probability of a label. Default 0. */
  readonly threshold?: number | undefined;
}

/** Answers with labels. */
export interface Classifier {
  /** The labels, the most frequent in training first. */
  readonly labels: readonly string[];
  /**
   * Returns the labels of a line of text, the most likely first: fastText's `predict-prob`. None for a line without a word that the model
   * knows. White space within the line, newlines too, parts words.
   *
   * @throws FirthError `BAD_OPTION`
   */
  predict(line: string, options?: PredictOptions): readonly Prediction[];
  /** Returns {@link predict}'s labels, and those that stand in the line itself: for tests. */
  check(line: string, options?: PredictOptions): CheckedLine;
  /** Returns the mean of the vectors of a line, from which labels are predicted: fastText's `print-sentence-vectors`. */
  lineVector(line: string): Float32Array;
}

/** A line's own labels beside those predicted, by number. */
export interface CheckedLine {
  readonly labels: readonly number[];
  readonly predicted: readonly number[];
  /** Whether fastText's test would count it: it has a known label and a known word. */
  readonly counts: boolean;
}

export interface ClassifierUse {
  /** What labels begin with; a model file does not say. Default `__label__`. */
  readonly labelPrefix?: string | undefined;
}

/**
 * Returns a classifier that answers from `model`.
 *
 * @throws FirthError `UNSUPPORTED` for a model of word vectors, `EMPTY_VOCABULARY` for one without labels
 *
 * @example
 * ```ts
 * const text = fromText('__label__pet the cat sat\n__label__car the engine ran\n'.repeat(50));
 * const { model } = await trainClassifier(text, { dimensions: 8, threads: 1 });
 * const [first, second] = createClassifier(model).predict('an engine', { top: 2 });
 * console.log(first?.label, second?.label); // __label__car __label__pet
 * ```
 */
export function createClassifier(
  model: SupervisedModel,
  { labelPrefix = '__label__' }: ClassifierUse = {},
): Classifier {
  const { settings, dictionary, input, output } = model;
  requireLabels(model);
  const { labels } = dictionary;
  const names = Array.from({ length: labels.size }, (_, label) => labels.tokenOf(label)!);
  const readLine = lineReader(dictionary, settings, labelPrefix);
  const score = labelScorer(settings.loss, output, labels.counts);

  function hiddenOf(rows: readonly number[]): Float32Array {
    const hidden = new Float32Array(settings.dimensions);
    for (const row of rows) addRow(input, row, hidden);
    if (rows.length > 0) for (let i = 0; i < hidden.length; i++) hidden[i]! /= rows.length;
    return hidden;
  }

  function best(rows: readonly number[], { top = 1, threshold = 0 }: PredictOptions) {
    if (!(Number.isInteger(top) && (top > 0 || top === -1))) {
      throw new FirthError('BAD_OPTION', `top must be a whole number from 1, or -1 for all labels, not ${top}`);
    }
    if (Number.isNaN(threshold)) throw new FirthError('BAD_OPTION', 'threshold must be a number, not NaN');
    return rows.length === 0 ? [] : score(hiddenOf(rows), top === -1 ? names.length : top, threshold);
  }

  return {
    labels: names,
    predict: (line, options = {}) =>
      best(readLine(line).rows, options).map(({ label, score }) => ({
        label: names[label]!,
        probability: Math.exp(score),
      })),
    check(line, options = {}) {
      const { rows, labels } = readLine(line);
      const counts = rows.length > 0 && labels.length > 0;
      return { labels, counts, predicted: counts ? best(rows, options).map(({ label }) => label) : [] };
    },
    lineVector: (line) => hiddenOf(readLine(line).rows),
  };
}
