import type { ClassifierTest } from '@firth/fasttext';
import type { Command } from 'commander';
import {
  addPredictionOptions,
  type ClassifierCommandOptions,
  openClassifier,
  toPredictOptions,
} from '../options/classifier.ts';
import { openCorpus } from '../options/corpus.ts';
import { addOutputOptions, present } from '../output.ts';
import type { Session } from '../session.ts';
import { formatTable } from '../terminal/table.ts';

interface TestCommandOptions extends ClassifierCommandOptions {
  readonly labels?: boolean;
}

/** Adds `firth test`: how well a classifier finds the labels of a text. */
export function addTestClassifier(program: Command, session: Session): void {
  const command = program
    .command('test')
    .description('measure a classifier on a text with labels: precision, recall, F1')
    .argument('<model>', 'the classifier, .bin or .ftz')
    .argument('[file]', 'lines with labels, gzip too; - reads stdin', '-')
    .option('-l, --labels', 'also of each label')
    .addHelpText(
      'after',
      '\nfastText’s order does as well: test-label MODEL TEXT [K] [THRESHOLD].\n\n' +
        'Example:\n  $ firth test cooking.bin cooking.valid --top 5 --labels',
    );
  addPredictionOptions(command);
  addOutputOptions(command).action((model: string, text: string, options: TestCommandOptions) =>
    test(model, text, options, session),
  );
}

async function test(model: string, text: string, options: TestCommandOptions, session: Session): Promise<void> {
  const classifier = await openClassifier(model, options, session);
  const { testClassifier } = await import('@firth/fasttext');
  const { signal } = session;
  const result = await testClassifier(classifier, await openCorpus(text), { ...toPredictOptions(options), signal });
  const { labels, ...whole } = result;
  const document = options.labels ? result : whole;
  await present(options, { model, ...finite(document) }, () => linesOf(result, options));
}

function linesOf({ examples, precision, recall, f1, labels }: ClassifierTest, options: TestCommandOptions): string[] {
  const k = options.top === 0 ? labels.length : options.top;
  const summary = [
    `N    ${examples}`,
    `P@${k}  ${figure(precision)}`,
    `R@${k}  ${figure(recall)}`,
    `F1   ${figure(f1)}`,
  ];
  if (!options.labels) return summary;
  const columns = ['precision', 'recall', 'F1', 'lines'].map((title) => ({ title, align: 'right' as const }));
  const rows = labels.map((label) => [
    ...[label.precision, label.recall, label.f1].map(figure),
    String(label.examples),
    label.label,
  ]);
  return [...formatTable([...columns, { title: 'label' }], rows), '', ...summary];
}

function figure(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(4);
}

/** JSON has no NaN: what there is nothing to divide by is null. */
function finite(document: object): object {
  return JSON.parse(JSON.stringify(document, (_, value) => (Number.isNaN(value) ? null : value)));
}
