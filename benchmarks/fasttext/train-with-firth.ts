/**
 * train-with-firth.ts TEXT OUTPUT OPTIONS: what a user's program would do, and a line of JSON about it.
 *
 * The call that is timed lists the n-grams, makes the model and trains it.
 */
import { type FastTextOptions, trainFastText } from '@firth/fasttext';
import { timeTraining } from '../lib/trainers/time-training.ts';

await timeTraining<FastTextOptions>(async (text, options) => {
  const { vectors, report } = await trainFastText(text, options);
  return { vectors, report, details: { usedBuckets: report.usedBuckets } };
});
