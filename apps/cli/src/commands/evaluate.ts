import { FirthError, type WordVectors } from '@firth/core';
import type { AnalogyEvaluation, WordPairEvaluation } from '@firth/evaluation';
import { type Command, Option } from 'commander';
import { usageError } from '../failure.ts';
import { wholeNumber } from '../options/number.ts';
import { addVectorsOptions, openVectors, type VectorsOptions } from '../options/vectors.ts';
import { present } from '../output.ts';
import type { Session } from '../session.ts';
import { formatCount } from '../terminal/numbers.ts';
import { formatTable } from '../terminal/table.ts';

interface EvaluateOptions extends VectorsOptions {
  readonly pairs: readonly string[];
  readonly analogies: readonly string[];
  readonly restrict: number;
  readonly caseSensitive?: boolean;
  readonly unknown: 'count' | 'skip';
}

type PairResult = WordPairEvaluation & { readonly file: string };
type AnalogyResult = AnalogyEvaluation & { readonly file: string };

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
      new Option('--unknown <how>', 'what becomes of questions with unknown words: skip them, or count them as wrong')
        .choices(['skip', 'count'])
        .default('skip'),
    )
    .addHelpText(
      'after',
      '\nExample:\n  $ firth evaluate --vectors vectors.bin --pairs ws-353.tsv simlex-999.tsv --analogies questions-words.txt',
    );
  addVectorsOptions(command).action((options: EvaluateOptions) => evaluate(options, session));
}

async function evaluate(options: EvaluateOptions, session: Session): Promise<void> {
  if (options.pairs.length + options.analogies.length === 0)
    throw usageError('name test sets with --pairs or --analogies');
  const vectors = await openVectors(options, session);
  const pairs: PairResult[] = [];
  for (const file of options.pairs) pairs.push({ file, ...(await pairsIn(file, vectors, options, session)) });
  const analogies: AnalogyResult[] = [];
  for (const file of options.analogies) {
    analogies.push({ file, ...(await analogiesIn(file, vectors, options, session)) });
  }
  await present(options, { pairs, analogies }, () => [
    ...(pairs.length > 0 ? pairLines(pairs) : []),
    ...analogies.flatMap((result, i) => [...(pairs.length + i > 0 ? [''] : []), ...analogyLines(result)]),
  ]);
}

async function pairsIn(
  file: string,
  vectors: WordVectors,
  { restrict, caseSensitive, unknown }: EvaluateOptions,
  { signal }: Session,
): Promise<WordPairEvaluation> {
  const { evaluateWordPairs, readWordPairs } = await import('@firth/evaluation');
  const { readText } = await import('../read-text.ts');
  const pairs = readWordPairs(await readText(file, signal), { name: file });
  return naming(file, () =>
    evaluateWordPairs(vectors, pairs, {
      restrictTo: restrict,
      ignoreCase: !caseSensitive,
      unknown: unknown === 'skip' ? 'skip' : 'count-as-zero',
    }),
  );
}

async function analogiesIn(
  file: string,
  vectors: WordVectors,
  { restrict, caseSensitive, unknown }: EvaluateOptions,
  { signal }: Session,
): Promise<AnalogyEvaluation> {
  const { evaluateAnalogies, readAnalogies } = await import('@firth/evaluation');
  const { readText } = await import('../read-text.ts');
  const sections = readAnalogies(await readText(file, signal), { name: file });
  return naming(file, () =>
    evaluateAnalogies(vectors, sections, {
      restrictTo: restrict,
      ignoreCase: !caseSensitive,
      unknown: unknown === 'skip' ? 'skip' : 'count-as-wrong',
    }),
  );
}

/** Lets an error of `evaluate` name the test set that it is about. */
function naming<Result>(file: string, evaluate: () => Result): Result {
  try {
    return evaluate();
  } catch (error) {
    if (!(error instanceof FirthError) || error.file !== undefined) throw error;
    throw new FirthError(error.code, error.message, { file, cause: error });
  }
}

function pairLines(results: readonly PairResult[]): string[] {
  return formatTable(
    [
      { title: 'Spearman', align: 'right' },
      { title: 'Pearson', align: 'right' },
      { title: 'pairs', align: 'right' },
      { title: 'unknown', align: 'right' },
      { title: 'word pairs' },
    ],
    results.map(({ file, spearman, pearson, pairs, unknown }) => [
      spearman.coefficient.toFixed(4),
      pearson.coefficient.toFixed(4),
      formatCount(pairs),
      formatCount(unknown),
      file,
    ]),
  );
}

function analogyLines({ file, sections, total }: AnalogyResult): string[] {
  return formatTable(
    [
      { title: 'accuracy', align: 'right' },
      { title: 'correct', align: 'right' },
      { title: 'asked', align: 'right' },
      { title: 'unknown', align: 'right' },
      { title: `analogies of ${file}` },
    ],
    [...sections, { ...total, name: 'total' }].map(({ name, accuracy, correct, incorrect, unknown }) => [
      `${(100 * accuracy).toFixed(2)} %`,
      formatCount(correct),
      formatCount(correct + incorrect),
      formatCount(unknown),
      name,
    ]),
  );
}
