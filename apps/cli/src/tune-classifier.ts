import type { ClassifierOptions, Trial } from '@firth/fasttext';
import { openCorpus } from './options/corpus.ts';
import type { TuningOptions } from './options/tuning.ts';
import { type OutputOptions, present, remark } from './output.ts';
import { saveFastTextModel } from './save-fasttext-model.ts';
import type { Session } from './session.ts';
import { formatBytes, formatNumberOf, formatSeconds } from './terminal/numbers.ts';
import { createProgressView } from './terminal/progress-view.ts';
import { createWarnings } from './warnings.ts';

/** Searches the settings that `given` leaves open, saves the best model at `output` and tells of it. */
export async function tuneAndTell(
  given: ClassifierOptions,
  output: string,
  options: TuningOptions & OutputOptions & { readonly input: string },
  { signal }: Session,
): Promise<void> {
  const { input, validation, tuneSeconds: seconds, tuneLabel: label, tuneTop: top, mostBytes } = options;
  const { tuneClassifier } = await import('@firth/fasttext');
  const warnings = createWarnings();
  const view = await createProgressView(options);
  const begun = performance.now();
  let best: Trial | undefined;
  const { model, trials } = await tuneClassifier(await openCorpus(input), {
    ...given,
    ...{ seconds, label, top, mostBytes, signal, onWarning: warnings.add },
    validation: await openCorpus(validation!),
    onTrial(trial) {
      if (trial.isBest) best = trial;
      const fraction = Math.min(1, (performance.now() - begun) / 1000 / seconds);
      const details = `${formatNumberOf(trial.number, 'trial')}, best F1 ${(best ?? trial).f1.toFixed(4)}`;
      view.step('tuning', { fraction, details });
    },
  }).finally(view.end);
  warnings.tell(options);
  const bytes = await saveFastTextModel(output, model, signal);
  const { settings, f1, number } = best!;
  const chosen = Object.entries(settings).map(([name, value]) => `${name} ${Number(value.toPrecision(4))}`);
  const trained = `${formatNumberOf(trials.length, 'trial')} in ${formatSeconds((performance.now() - begun) / 1000)}`;
  remark(options, `${trained}; the best, number ${number}: F1 ${f1.toFixed(4)} with ${chosen.join(', ')}`);
  remark(options, `${output}: ${formatBytes(bytes)}`);
  await present(options, { output, bytes, f1, settings, trials, warnings: warnings.all }, () => []);
}
