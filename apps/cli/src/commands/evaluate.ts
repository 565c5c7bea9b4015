import type { ReportOptions } from '@firth/evaluation';
import { type Command, Option } from 'commander';
import { usageError } from '../failure.ts';
import { wholeNumber } from '../options/number.ts';
import { addVectorsOptions, openVectors, type VectorsOptions } from '../options/vectors.ts';
import { present } from '../output.ts';
import { readTestSets } from '../read-test-sets.ts';
import type { Session } from '../session.ts';
import { escapeForTerminal } from '../terminal/escape.ts';

interface EvaluateOptions extends VectorsOptions {
  readonly pairs: readonly string[];
  readonly analogies: readonly string[];
  readonly restrict: number;
  readonly caseSensitive?: boolean;
  readonly unknown: 'count' | 'skip' | 'subwords';
  readonly method: '3cosadd' | '3cosmul';
  readonly compare?: string;
  readonly intervals?: boolean;
  readonly seed: number;
  readonly report: 'markdown' | 'text';
}

/** Adds `firth evaluate`: how well vectors agree with people, and how many analogies they complete. */
export function addEvaluate(program: Command, session: Session): void {
  const command = program
    .command('evaluate')
    .description('measure vectors on word similarity and analogy sets, as gensim does')
    .option('--pairs <files...>', 'word similarity sets: two words and a score a line', [])
    .option('--analogies <files...>', 'analogy sets in the format of questions-words.txt', [])
    .option('--restrict <words>', 'know only the first so many words', wholeNumber(1), 300_000)
    .option('--case-sensitive', 'tell Paris from paris')
    .addOption(
      new Option(
        '--unknown <how>',
        'what becomes of questions with unknown words: skip them, count them as wrong, or make vectors of their pieces',
      )
        .choices(['skip', 'count', 'subwords'])
        .default('skip'),
    )
    .addOption(
      new Option('--method <method>', 'how the words of an analogy are combined')
        .choices(['3cosadd', '3cosmul'])
        .default('3cosadd'),
    )
    .option('--compare <vectors>', 'compare with a second file of vectors, by paired tests')
    .option('--intervals', 'add 95 % intervals, by the bootstrap')
    .option('--seed <number>', 'of the bootstrap', wholeNumber(0), 1)
    .addOption(new Option('--report <form>', 'form of the report').choices(['text', 'markdown']).default('text'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ firth evaluate --vectors vectors.bin --pairs ws-353.tsv simlex-999.tsv --analogies questions-words.txt\n' +
        '  $ firth evaluate --vectors old.bin --compare new.bin --pairs ws-353.tsv --intervals',
    );
  addVectorsOptions(command).action((options: EvaluateOptions) => evaluate(options, session));
}

async function evaluate(options: EvaluateOptions, session: Session): Promise<void> {
  if (options.pairs.length + options.analogies.length === 0)
    throw usageError('name test sets with --pairs or --analogies');
  const { compare } = options;
  if (compare === '-' && options.vectors === '-') throw usageError('stdin holds one file of vectors, not two');
  const vectors = await openVectors(options, session);
  const compareWith = compare === undefined ? undefined : await openVectors({ ...options, vectors: compare }, session);
  const sets = await readTestSets(options, session);

  const { createReport, formatReport } = await import('@firth/evaluation');
  const report = createReport(vectors, sets, { ...reportOptions(options), compareWith });
  const document = {
    pairs: report.pairs.map(({ name, ...result }) => ({ file: name, ...result })),
    analogies: report.analogies.map(({ name, ...result }) => ({ file: name, ...result })),
  };
  await present(options, document, () => formatReport(report, options.report).split('\n').map(escapeForTerminal));
}

function reportOptions({ restrict, caseSensitive, unknown, method, intervals, seed }: EvaluateOptions): ReportOptions {
  return {
    restrictTo: restrict,
    ignoreCase: !caseSensitive,
    unknown,
    method: method === '3cosmul' ? '3CosMul' : '3CosAdd',
    intervals,
    seed,
  };
}
