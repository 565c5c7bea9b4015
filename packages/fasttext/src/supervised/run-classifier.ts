import type { ClassifierModel } from '@firth/kernel/classifier';
import type { Instructions } from '@firth/kernel/runtime';
import { type EncodedText, type TrainingReport, trainModel } from '@firth/training';
import { tablesOf } from './model-tables.ts';
import type { ClassifierOptions } from './options.ts';
import type { ClassifierSettings } from './settings.ts';

/** What training did; a training pair is a line with a label. */
export interface ClassifierReport extends TrainingReport {
  /** Tokens of the text: words and labels, ends of lines not counted. */
  readonly words: number;
  readonly instructions: Instructions;
}

/** Trains `model` in place and returns what was done. */
export async function runClassifier(
  model: ClassifierModel,
  text: EncodedText,
  settings: ClassifierSettings,
  options: ClassifierOptions,
): Promise<ClassifierReport> {
  const schedule = { learningRate: settings.learningRate, minLearningRate: 0 };
  const trainable = { ...model, ...tablesOf(model, settings.dimensions) };
  const report = await trainModel(trainable, text, settings, options, { schedule, wordsPerToken: 1 });
  return { ...report, words: text.words, instructions: model.instructions };
}
