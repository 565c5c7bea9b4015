import type { Corpus } from '@firth/core';
import type { Classifier, PredictOptions } from './classifier.ts';

/** How well labels are predicted: of those predicted, of those that are right, and their harmonic mean; NaN where there are none. */
export interface LabelScores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What {@link testClassifier} found. */
export interface ClassifierTest extends LabelScores {
  /** Lines with a label and a word that the model knows. */
  readonly examples: number;
  /** Of each label, in the order of the classifier's. */
  readonly labels: readonly (LabelScores & { readonly label: string; readonly examples: number })[];
}

export interface TestOptions extends PredictOptions {
  /** Aborting rejects the promise with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Returns how well `classifier` finds the labels that stand in the lines of `text`: fastText's `test` and `test-label`.
 *
 * @throws FirthError `BAD_OPTION`, and what reading `text` throws
 *
 * @example
 * ```ts
 * const text = fromText('__label__pet the cat sat\n__label__car the engine ran\n'.repeat(50));
 * const { model } = await trainClassifier(text, { dimensions: 8, threads: 1 });
 * const { examples, precision } = await testClassifier(createClassifier(model), text);
 * console.log(examples, precision); // 100 1
 * ```
 */
export async function testClassifier(
  classifier: Classifier,
  text: Corpus,
  { signal, ...options }: TestOptions = {},
): Promise<ClassifierTest> {
  const tallies = classifier.labels.map(() => ({ predicted: 0, gold: 0, right: 0 }));
  let examples = 0;
  for await (const words of text.sentences(signal)) {
    const { labels, predicted, counts } = classifier.check(words.join(' '), options);
    if (!counts) continue;
    examples++;
    for (const label of labels) tallies[label]!.gold++;
    for (const label of predicted) {
      tallies[label]!.predicted++;
      if (labels.includes(label)) tallies[label]!.right++;
    }
  }
  const sum = (key: keyof Tally): number => tallies.reduce((total, tally) => total + tally[key], 0);
  return {
    examples,
    ...scoresOf({ predicted: sum('predicted'), gold: sum('gold'), right: sum('right') }),
    labels: tallies.map((tally, i) => ({ label: classifier.labels[i]!, examples: tally.gold, ...scoresOf(tally) })),
  };
}

interface Tally {
  readonly predicted: number;
  readonly gold: number;
  readonly right: number;
}

/** As `Meter::Metrics` in fastText's meter.h. */
function scoresOf({ predicted, gold, right }: Tally): LabelScores {
  return { precision: right / predicted, recall: right / gold, f1: (2 * right) / (predicted + gold) };
}
