import type { Prediction } from '@firth/fasttext';
import type { Command } from 'commander';
import {
  addPredictionOptions,
  type ClassifierCommandOptions,
  openClassifier,
  toPredictOptions,
} from '../options/classifier.ts';
import { addOutputOptions, present, writeOut } from '../output.ts';
import { readLines } from '../read-lines.ts';
import type { Session } from '../session.ts';
import { escapeForTerminal } from '../terminal/escape.ts';

interface PredictCommandOptions extends ClassifierCommandOptions {
  readonly probabilities?: boolean;
}

/** Adds `firth predict`: the labels of each line of a text. */
export function addPredict(program: Command, session: Session): void {
  const command = program
    .command('predict')
    .description('label each line of a text by a classifier of firth train classifier, or of fastText')
    .argument('<model>', 'the classifier, .bin or .ftz')
    .argument('[file]', 'the text, a file, gzip too; - reads stdin', '-')
    .option('-p, --probabilities', 'print the probability behind each label')
    .addHelpText(
      'after',
      '\nfastText’s order does as well: predict-prob MODEL TEXT [K] [THRESHOLD].\n\n' +
        'Example:\n  $ echo "which baking dish is best" | firth predict cooking.bin --top 3 --probabilities',
    );
  addPredictionOptions(command);
  addOutputOptions(command).action((model: string, text: string, options: PredictCommandOptions) =>
    predict(model, text, options, session),
  );
}

async function predict(model: string, text: string, options: PredictCommandOptions, session: Session): Promise<void> {
  const classifier = await openClassifier(model, options, session);
  const wanted = toPredictOptions(options);
  const found: (readonly Prediction[])[] = [];
  for await (const lines of readLines(text, session)) {
    const predicted = lines.map((line) => classifier.predict(line, wanted));
    if (options.json) found.push(...predicted);
    else await writeOut(predicted.map((predictions) => `${textOf(predictions, options)}\n`).join(''));
  }
  if (options.json) await present(options, { model, predictions: found }, () => []);
}

/** As fastText prints it: probabilities with six digits. */
function textOf(predictions: readonly Prediction[], { probabilities }: PredictCommandOptions): string {
  const show = process.stdout.isTTY ? escapeForTerminal : (label: string): string => label;
  return predictions
    .map(({ label, probability }) => show(label) + (probabilities ? ` ${Number(probability.toPrecision(6))}` : ''))
    .join(' ');
}
