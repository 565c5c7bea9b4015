import type { Progress, Warning } from '@firth/core';
import type { OutputOptions } from '../output.ts';
import type { Session } from '../session.ts';
import { createProgressView } from '../terminal/progress-view.ts';
import type { Warnings } from '../warnings.ts';

/** The options of every trainer by which a command watches it and breaks it off. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  readonly onWarning: (warning: Warning) => void;
}

/** Returns what `train` makes: its progress is shown, and at its end what was suspicious is told. */
export async function watchTraining<Trained>(
  options: OutputOptions,
  { signal }: Session,
  warnings: Warnings,
  train: (watch: Watch) => Promise<Trained>,
): Promise<Trained> {
  const view = await createProgressView(options);
  const trained = await train({ signal, onProgress: view.training, onWarning: warnings.add }).finally(view.end);
  warnings.tell(options);
  return trained;
}
