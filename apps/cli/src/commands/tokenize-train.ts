import type { WordCounts } from '@firth/tokenizer/bpe';
import type { JSONTokenizer } from '@firth/tokenizer/pipeline';
import type { Command } from 'commander';
import { usageError } from '../failure.ts';
import { checkWritable } from '../options/destination.ts';
import {
  addTokenizerTrainingOptions,
  checkTokenizerTraining,
  type TokenizerTrainingOptions,
} from '../options/tokenizer-training.ts';
import { addOutputOptions, complain, type OutputOptions, present, remark, writeOut } from '../output.ts';
import type { Session } from '../session.ts';
import { formatBytes, formatCount, formatNumberOf, formatSeconds } from '../terminal/numbers.ts';
import { createProgressView } from '../terminal/progress-view.ts';

interface TrainOptions extends TokenizerTrainingOptions, OutputOptions {
  readonly output?: string;
  readonly dryRun?: boolean;
}

/** Adds `firth tokenize train`: texts to a tokenizer.json. */
export function addTokenizeTrain(tokenize: Command, session: Session): void {
  const command = tokenize
    .command('train')
    .description('learn a vocabulary from texts: BPE, WordPiece, Unigram, words');
  addTokenizerTrainingOptions(command)
    .option('-o, --output <file>', 'where to write the tokenizer.json; - writes stdout')
    .option('--dry-run', 'count the pieces of the texts, and learn and write nothing')
    .addHelpText(
      'after',
      '\nExample:\n  $ firth tokenize train --input corpus.txt.gz --vocabulary-size 8000 --output tokenizer.json\n' +
        '  $ firth tokenize train --model wordpiece --special-token "[CLS]" --special-token "[SEP]" -i corpus.txt -o bert.json',
    );
  addOutputOptions(command).action((options: TrainOptions) => train(options, session));
}

async function train(options: TrainOptions, { signal }: Session): Promise<void> {
  checkTokenizerTraining(options);
  const { output } = options;
  if (!options.dryRun) await checkOutput(options);

  const { countTrainingPieces } = await import('../tokenizer/count-training-pieces.ts');
  const { trainTokenizer } = await import('../tokenizer/train-tokenizer.ts');
  const { writeTokenizerJSON } = await import('@firth/tokenizer/pipeline');
  const begun = performance.now();
  const view = await createProgressView(options);
  try {
    const counts = await countTrainingPieces(options, { signal, view });
    if (options.dryRun || output === undefined) {
      view.end();
      return await tellCounts(counts, options);
    }
    const tokenizer = await trainTokenizer(counts, options, { signal, view });
    view.end();
    const seconds = (performance.now() - begun) / 1000;
    await save(writeTokenizerJSON(tokenizer), output);
    await tell(tokenizer, counts, output, seconds, options);
  } finally {
    view.end();
  }
}

/** Finds out before any work whether its result can be kept. */
async function checkOutput({ output, json }: TrainOptions): Promise<void> {
  if (output === undefined) throw usageError('name where to write the tokenizer: --output tokenizer.json');
  if (output === '-' && json) throw usageError('--json and --output - would both print on stdout: choose one');
  await checkWritable(output);
}

async function save(bytes: Uint8Array, path: string): Promise<void> {
  if (path === '-') return writeOut(bytes);
  const { saveAtomically } = await import('@firth/files');
  await saveAtomically(path, [bytes], { gzip: path.endsWith('.gz') });
}

async function tellCounts(counts: WordCounts, options: TrainOptions): Promise<void> {
  const document = { pieces: totalOf(counts), differentPieces: counts.size };
  await present(options, document, () => [describeCounts(counts)]);
}

function describeCounts(counts: WordCounts): string {
  return `${formatNumberOf(totalOf(counts), 'piece')}, ${formatNumberOf(counts.size, 'different one')}`;
}

function totalOf(counts: WordCounts): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

async function tell(
  { vocabulary, definition, fingerprint }: JSONTokenizer,
  counts: WordCounts,
  output: string,
  seconds: number,
  options: TrainOptions,
): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(definition)).length;
  remark(options, `${describeCounts(counts)}: ${options.model}, ${formatSeconds(seconds)}`);
  remark(options, `${output}: ${formatNumberOf(vocabulary.size, 'token')}, ${formatBytes(bytes)}`);
  if (vocabulary.size > options.vocabularySize) complain('warning', tooManyTokens(vocabulary.size, options));
  const { model } = options;
  const pieces = totalOf(counts);
  const document = { output, model, vocabularySize: vocabulary.size, pieces, differentPieces: counts.size, seconds };
  if (options.json) await present(options, { ...document, fingerprint }, () => []);
}

/** Bytes, characters and special tokens are tokens in any case. */
function tooManyTokens(size: number, { vocabularySize }: TrainOptions): string {
  return `${formatNumberOf(vocabularySize, 'token')} ${vocabularySize === 1 ? 'was' : 'were'} asked for; what text is spelled with takes ${formatCount(size)}`;
}
