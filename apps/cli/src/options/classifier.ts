import type { Classifier, PredictOptions, SupervisedModel } from '@firth/fasttext';
import type { Command } from 'commander';
import type { OutputOptions } from '../output.ts';
import type { Session } from '../session.ts';
import { createWarnings } from '../warnings.ts';
import { decimalNumber, wholeNumber } from './number.ts';

/** How a command asks a classifier. */
export interface ClassifierCommandOptions extends OutputOptions {
  readonly top: number;
  readonly threshold: number;
  readonly labelPrefix?: string;
  readonly strict?: boolean;
}

/** Adds the options of predictions to `command`. */
export function addPredictionOptions(command: Command): Command {
  return command
    .option('-k, --top <number>', 'at most so many labels for a line; 0: all', wholeNumber(0), 1)
    .option('--threshold <probability>', 'only labels of at least this probability', decimalNumber(), 0)
    .option('--label-prefix <text>', 'what labels begin with (default: __label__)')
    .option('--strict', 'treat suspicious content of the model as an error');
}

/** Returns the options of a prediction that `options` stand for. */
export function toPredictOptions({ top, threshold }: ClassifierCommandOptions): PredictOptions {
  return { top: top === 0 ? -1 : top, threshold };
}

/** Reads the model at `path` and makes a classifier of it; what is suspicious in it is told on stderr. */
export async function openClassifier(
  path: string,
  options: ClassifierCommandOptions,
  session: Session,
): Promise<Classifier> {
  const model = await openSupervisedModel(path, options, session);
  const { createClassifier } = await import('@firth/fasttext');
  return createClassifier(model, { labelPrefix: options.labelPrefix });
}

/** Reads the model at `path`, `.bin` or `.ftz`; what is suspicious in it is told on stderr. */
export async function openSupervisedModel(
  path: string,
  options: OutputOptions & { readonly strict?: boolean },
  { signal }: Session,
): Promise<SupervisedModel> {
  const { openFile } = await import('@firth/files');
  const { readSupervisedModel } = await import('@firth/fasttext');
  const warnings = createWarnings();
  const { strict } = options;
  const model = await readSupervisedModel(await openFile(path), {
    name: path,
    strict,
    signal,
    onWarning: warnings.add,
  });
  warnings.tell(options);
  return model;
}
