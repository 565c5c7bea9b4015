import type { ClassifierModel } from '@firth/kernel/classifier';
import type { Instructions } from '@firth/kernel/runtime';
import { type EncodedText, runTraining, type TrainingReport, takeModelCheckpoint } from '@firth/training';
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
  const { onProgress, onCheckpoint, signal, checkpointSeconds, resumeFrom } = options;
  const { epochs, learningRate } = settings;
  const report = await runTraining({
    ...{ model, epochs, signal, checkpointSeconds },
    batches: text.batches,
    schedule: { learningRate, minLearningRate: 0 },
    wordsPerToken: 1,
    from: resumeFrom?.state,
    ...(onProgress && { onProgress: onProgress.bind(options) }),
    ...(onCheckpoint && {
      onCheckpoint: (state) => onCheckpoint.call(options, takeModelCheckpoint(settings, text, model, state)),
    }),
  });
  return { ...report, words: text.words, instructions: model.instructions };
}
