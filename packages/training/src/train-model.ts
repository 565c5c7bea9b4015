import type { TrainableModel } from '@firth/kernel/runtime';
import type { EncodedText } from './encode-text.ts';
import { checkRows, type ModelCheckpoint, type ModelTables, takeModelCheckpoint } from './model-checkpoint.ts';
import { runTraining, type TrainingJob, type TrainingReport } from './run-training.ts';
import type { TrainerOptions } from './trainer-options.ts';

/**
 * Trains `model` on `text` at `pace` in place, and returns what was done: with progress, checkpoints and the place to go on from as
 * `options` ask.
 *
 * @throws FirthError as {@link runTraining}; `DIVERGED` too where the loss is a number and the rows are not
 */
export async function trainModel<Settings extends { readonly epochs: number }>(
  model: TrainableModel & ModelTables,
  text: EncodedText,
  settings: Settings,
  options: TrainerOptions<ModelCheckpoint<Settings>>,
  pace: Pick<TrainingJob, 'schedule' | 'wordsPerToken'>,
): Promise<TrainingReport> {
  const { resumeFrom, onCheckpoint, onProgress, signal, checkpointSeconds } = options;
  const report = await runTraining({
    ...{ model, signal, checkpointSeconds },
    ...pace,
    batches: text.batches,
    epochs: settings.epochs,
    from: resumeFrom?.state,
    ...(onProgress && { onProgress: onProgress.bind(options) }),
    ...(onCheckpoint && {
      onCheckpoint: (state) => onCheckpoint.call(options, takeModelCheckpoint(settings, text, model, state)),
    }),
  });
  checkRows(model);
  return report;
}
