import { FirthError } from '@firth/core';
import type { SupervisedModel, TrainedModel } from '@firth/fasttext';
import type { Command } from 'commander';
import { usageError } from '../failure.ts';
import { openSupervisedModel } from '../options/classifier.ts';
import { openCorpus } from '../options/corpus.ts';
import { checkWritable } from '../options/destination.ts';
import { aboveZero, wholeNumber } from '../options/number.ts';
import { seedOption } from '../options/seed.ts';
import { threadsOption } from '../options/threads.ts';
import { addOutputOptions, type OutputOptions, present, remark } from '../output.ts';
import { saveFastTextModel } from '../save-fasttext-model.ts';
import type { Session } from '../session.ts';
import { formatBytes, formatCount } from '../terminal/numbers.ts';
import { createProgressView } from '../terminal/progress-view.ts';

interface QuantizeOptions extends OutputOptions {
  readonly output?: string;
  readonly subvectorLength: number;
  readonly separateNorms?: boolean;
  readonly quantizeOutput?: boolean;
  readonly keepRows?: number;
  readonly retrain?: string;
  readonly epochs: number;
  readonly learningRate: number;
  readonly threads?: number;
  readonly seed: number;
  readonly labelPrefix?: string;
  readonly strict?: boolean;
}

/** Adds `firth quantize`: a classifier in a fraction of its size. */
export function addQuantize(program: Command, session: Session): void {
  const command = program
    .command('quantize')
    .description('make a classifier small by product quantization, a .ftz that fastText reads too')
    .argument('<model>', 'the classifier, .bin')
    .option('-o, --output <file>', 'where to write (default: beside the model, with the ending .ftz)')
    .option('--subvector-length <number>', 'numbers that become one byte', wholeNumber(1, 65_536), 2)
    .option('--separate-norms', 'quantize the lengths of vectors apart')
    .option('--quantize-output', 'the rows of the labels too; takes 256 labels or more')
    .option('--keep-rows <number>', 'keep only so many words and n-grams, those of the longest vectors', wholeNumber(1))
    .option('--retrain <text>', 'train those that are kept once more, on the text of the first training')
    .option('-e, --epochs <number>', 'of that training', wholeNumber(1, 100_000), 5)
    .option('--learning-rate <number>', 'of that training', aboveZero, 0.05)
    .option(...threadsOption)
    .option(...seedOption('another model'))
    .option('--label-prefix <text>', 'what labels begin with (default: __label__)')
    .option('--strict', 'treat suspicious content of the model as an error')
    .addHelpText(
      'after',
      '\nThe flags of fastText (-output -input -qnorm -cutoff …) do as well.\n\n' +
        'Example:\n  $ firth quantize cooking.bin --separate-norms --keep-rows 100000 --retrain cooking.train',
    );
  addOutputOptions(command).action((model: string, options: QuantizeOptions) => quantize(model, options, session));
}

async function quantize(path: string, options: QuantizeOptions, session: Session): Promise<void> {
  const output = options.output ?? `${path.replace(/\.bin(\.gz)?$/, '')}.ftz`;
  if (output === '-') throw usageError('a model is written to a file: --output model.ftz');
  await checkWritable(output);
  const model = await openSupervisedModel(path, options, session);
  const { fastTextModelSize, quantizeModel } = await import('@firth/fasttext');
  const { signal } = session;
  const view = await createProgressView(options);
  const { subvectorLength, separateNorms, quantizeOutput, keepRows, retrain, ...training } = options;
  const { epochs, learningRate, threads, seed, labelPrefix } = training;
  const small = await quantizeModel(dense(model, path), {
    ...{ subvectorLength, separateNorms, quantizeOutput, keepRows },
    ...(retrain !== undefined && {
      retrain: {
        ...{ epochs, learningRate, threads, seed, labelPrefix, signal },
        text: await openCorpus(retrain),
        onProgress: view.training,
      },
    }),
  }).finally(view.end);
  const before = fastTextModelSize(model);
  const bytes = await saveFastTextModel(output, small, signal);
  const rows = small.input.rows;
  remark(options, `${output}: ${formatCount(rows)} rows, ${formatBytes(bytes)} of ${formatBytes(before)}`);
  await present(options, { output, bytes, bytesBefore: before, rows }, () => []);
}

function dense(model: SupervisedModel, file: string): TrainedModel {
  const { input, output, ...rest } = model;
  if (!('codes' in input || 'codes' in output)) return { ...rest, input, output };
  throw new FirthError('UNSUPPORTED', 'the model is quantized already', { file });
}
