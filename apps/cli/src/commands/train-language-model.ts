import { FirthError } from '@firth/core';
import type {
  LanguageModelCheckpoint,
  LanguageModelOptions,
  TextLoss,
  TrainedLanguageModel,
} from '@firth/language-model';
import type { Command } from 'commander';
import { usageError } from '../failure.ts';
import {
  addCheckpointOptions,
  type CheckpointFormat,
  type CheckpointOptions,
  openCheckpoint,
} from '../options/checkpoint.ts';
import { checkWritable } from '../options/destination.ts';
import {
  addLanguageModelTraining,
  fromLanguageModelSettings,
  type LanguageModelTraining,
  toLanguageModelOptions,
} from '../options/language-model.ts';
import { addOutputOptions, type OutputOptions, present, remark } from '../output.ts';
import { readText } from '../read-text.ts';
import type { Session } from '../session.ts';
import { formatBytes, formatCount, formatNumberOf, formatParameters, formatSeconds } from '../terminal/numbers.ts';
import { createProgressView } from '../terminal/progress-view.ts';

interface TrainOptions extends LanguageModelTraining, CheckpointOptions, OutputOptions {
  readonly input: readonly string[];
  readonly validation?: readonly string[];
  readonly output?: string;
  readonly dryRun?: boolean;
}

/** Adds `firth train language-model`: texts to a model that writes like them. */
export function addTrainLanguageModel(train: Command, session: Session): void {
  const command = train
    .command('language-model')
    .description('train a small causal language model (GPT-2, Radford et al. 2019) with a BPE tokenizer of its own')
    .requiredOption('-i, --input <files...>', 'the texts, one a file of at most 64 MiB, gzip too; - reads stdin')
    .option('--validation <files...>', 'texts to measure the loss on; files that stand in --input too are held out')
    .option('-o, --output <file>', 'where to write the model, as safetensors');
  addCheckpointOptions(addLanguageModelTraining(command))
    .option('--dry-run', 'tell how large the model would be, and write nothing')
    .addHelpText(
      'after',
      '\nExample:\n  $ firth train language-model --input speeches/*.txt --validation speeches/19*0.txt --output speeches.safetensors',
    );
  addOutputOptions(command).action((options: TrainOptions) => trainLanguageModel(options, command, session));
}

async function trainLanguageModel(said: TrainOptions, command: Command, session: Session): Promise<void> {
  const { output, dryRun, validation = [] } = said;
  if (!dryRun) {
    if (output === undefined) throw usageError('name where to write the model: --output text.safetensors');
    if (output === '-') throw usageError('a model is no text: name a file, not -');
    await checkWritable(output);
  }
  const { options, checkpoints } = await openCheckpoint(said, command, checkpointFormat, session);
  const settings = { ...toLanguageModelOptions(options), ...checkpoints };
  const names = options.input.filter((name) => !validation.includes(name));
  if (names.length === 0) throw usageError('all texts are held out: there is none to train on');
  const [texts, held] = [await readTexts(names, session), await readTexts(validation, session)];
  if (texts.every((text) => text.trim() === ''))
    throw new FirthError('EMPTY', 'there is no word in it', { file: names.join(', ') });
  if (dryRun) return tellSize(texts, settings, options, session);

  const languageModel = await import('@firth/language-model');
  const view = await createProgressView(options);
  const { signal } = session;
  const run = { ...settings, signal, onProgress: view.training, ...(held.length > 0 && { validation: held }) };
  const trained = await languageModel.trainLanguageModel(texts, run).finally(view.end);
  const { saveAtomically } = await import('@firth/files');
  await saveAtomically(output!, languageModel.writeLanguageModel(trained.model));

  const { trainBigramModel, evaluateBigramLoss } = languageModel;
  const bigram =
    held.length > 0 ? evaluateBigramLoss(trainBigramModel(trained.model.tokenizer, texts), held) : undefined;
  await tell(trained, bigram, output!, options);
}

async function checkpointFormat(): Promise<CheckpointFormat<LanguageModelCheckpoint, LanguageModelTraining>> {
  const { readLanguageModelCheckpoint, writeLanguageModelCheckpoint } = await import('@firth/language-model');
  const optionsOf = ({ settings }: LanguageModelCheckpoint) => fromLanguageModelSettings(settings);
  return { read: readLanguageModelCheckpoint, write: writeLanguageModelCheckpoint, optionsOf };
}

async function readTexts(names: readonly string[], { signal }: Session): Promise<string[]> {
  const texts: string[] = [];
  for (const name of names) texts.push(await readText(name, signal));
  return texts;
}

/** Trains the tokenizer, which takes seconds, to say how large the model is and how long an epoch. */
async function tellSize(
  texts: readonly string[],
  settings: LanguageModelOptions,
  options: TrainOptions,
  { signal }: Session,
): Promise<void> {
  const { parameterCount, trainTokenizer } = await import('@firth/language-model');
  const { dimensions, layers, heads, context, positions, vocabularySize } = options;
  const tokenizer = await trainTokenizer(texts, { vocabularySize, signal });
  const tokens = texts.reduce((sum, text) => sum + tokenizer.encodeIds(text).length + 1, 0);
  const shape = { vocabularySize: tokenizer.vocabulary.size, dimensions, layers, heads, context, positions };
  const parameters = parameterCount(shape);
  const steps = settings.steps ?? Math.max(1, Math.floor(tokens / (context * options.batchSize))) * options.epochs;
  const flops = 6 * parameters * steps * context * options.batchSize;
  await present(options, { ...shape, parameters, tokens, steps, flops, bytes: 4 * parameters }, () => [
    `model  ${formatParameters(parameters)} parameters, ${formatBytes(4 * parameters)}`,
    `text   ${formatNumberOf(tokens, 'token')}`,
    `work   ${formatNumberOf(steps, 'step')}, ${flops.toExponential(1)} operations`,
  ]);
}

async function tell(
  { model, report }: TrainedLanguageModel,
  bigram: TextLoss | undefined,
  output: string,
  options: TrainOptions,
): Promise<void> {
  const { parameters, shape } = model;
  const { validation, seconds, tokensPerSecond, threads, loss } = report;
  const pace = `${formatCount(tokensPerSecond)} tokens/s, ${formatNumberOf(threads, 'thread')}`;
  remark(
    options,
    `${formatNumberOf(report.steps, 'step')} in ${formatSeconds(seconds)}, ${pace}, loss ${loss.toFixed(3)}`,
  );
  if (validation && bigram) {
    const [own, other] = [validation, bigram].map(({ natsPerByte }) => natsPerByte.toFixed(4)) as [string, string];
    remark(options, `held-out texts: ${own} nats a byte; a Kneser–Ney bigram of the same tokens: ${other}`);
  }
  const size = `${formatParameters(parameters.length)} parameters, ${formatCount(shape.vocabularySize)} tokens`;
  remark(options, `${output}: ${size}`);
  if (options.json)
    await present(options, { output, ...shape, parameters: parameters.length, ...report, bigram }, () => []);
}
