import type { TrainSentencePieceOptions } from '@firth/tokenizer/sentencepiece-training';
import { type Command, Option } from 'commander';
import { checkWritable } from '../options/destination.ts';
import { positivePart, wholeNumber } from '../options/number.ts';
import { repeated } from '../options/repeated.ts';
import { addOutputOptions, type OutputOptions, present, remark } from '../output.ts';
import { readLines } from '../read-lines.ts';
import type { Session } from '../session.ts';
import { formatBytes, formatNumberOf, formatSeconds } from '../terminal/numbers.ts';
import { createProgressView, type ProgressView } from '../terminal/progress-view.ts';

const models = ['unigram', 'bpe', 'char', 'word'] as const;

interface TrainOptions extends OutputOptions {
  readonly input: readonly string[];
  readonly output: string;
  readonly model: (typeof models)[number];
  readonly vocabularySize: number;
  readonly normalizationOf?: string;
  readonly characterCoverage?: number;
  readonly maxPieceLength?: number;
  readonly splitDigits?: boolean;
  readonly byteFallback?: boolean;
  readonly controlSymbol?: readonly string[];
  readonly userSymbol?: readonly string[];
}

/** Adds `firth tokenize train-sentencepiece`: texts to a `.model` file. */
export function addTokenizeTrainSentencePiece(tokenize: Command, session: Session): void {
  const command = tokenize
    .command('train-sentencepiece')
    .description("learn a .model from texts, with SentencePiece's own pieces and scores")
    .requiredOption('-i, --input <file>', 'a text, a sentence a line, gzip too; - reads stdin; repeatable', repeated)
    .requiredOption('-o, --output <file>', 'where to write the .model')
    .addOption(new Option('-m, --model <name>', 'the model').choices(models).default('unigram'))
    .option('-n, --vocabulary-size <pieces>', 'pieces, all included', wholeNumber(1, 2 ** 26), 8000)
    .option('--normalization-of <file>', 'a .model whose rules of normalization to take (default: none, identity)')
    .option('--character-coverage <part>', 'part of all characters that have pieces (default: 0.9995)', positivePart)
    .option('--max-piece-length <characters>', 'characters of a piece at most (default: 16)', wholeNumber(1))
    .option('--split-digits', 'make each digit a piece of its own')
    .option('--byte-fallback', 'make unknown characters the pieces of their bytes')
    .option('--control-symbol <piece>', 'a piece that no text becomes, such as [CLS]; repeatable', repeated)
    .option('--user-symbol <piece>', 'a piece wherever it stands in a text; repeatable', repeated)
    .addHelpText(
      'after',
      '\nExample:\n  $ firth tokenize train-sentencepiece --input corpus.txt.gz --vocabulary-size 8000 --output unigram.model',
    );
  addOutputOptions(command).action((options: TrainOptions) => train(options, session));
}

async function train(options: TrainOptions, { signal }: Session): Promise<void> {
  const { output, model } = options;
  await checkWritable(output);
  const { trainSentencePiece } = await import('@firth/tokenizer/sentencepiece-training');
  const { saveAtomically } = await import('@firth/files');
  const begun = performance.now();
  const view = await createProgressView(options);
  const onProgress = ({ fraction }: { readonly fraction: number }): void =>
    view.step('train', { fraction, details: model });
  const settings = { ...(await settingsOf(options)), signal, onProgress };
  const { pieces, bytes } = await trainSentencePiece(sentences(options, signal, view), settings).finally(view.end);
  const seconds = (performance.now() - begun) / 1000;
  await saveAtomically(output, [bytes]);
  remark(options, `${output}: ${model}, ${formatNumberOf(pieces.length, 'piece')}, ${formatSeconds(seconds)}`);
  remark(options, `${output}: ${formatBytes(bytes.length)}`);
  const document = { output, model, vocabularySize: pieces.length, bytes: bytes.length, seconds };
  if (options.json) await present(options, document, () => []);
}

async function settingsOf(options: TrainOptions): Promise<TrainSentencePieceOptions> {
  const { model, vocabularySize, characterCoverage, maxPieceLength, splitDigits, byteFallback } = options;
  const { normalizationOf, controlSymbol, userSymbol } = options;
  const settings: TrainSentencePieceOptions = {
    ...{ model, vocabularySize, characterCoverage, maxPieceLength, splitDigits, byteFallback },
    ...{ controlSymbols: controlSymbol, userDefinedSymbols: userSymbol },
  };
  if (normalizationOf === undefined) return settings;
  const { readNormalization } = await import('@firth/tokenizer/sentencepiece');
  const { openFile } = await import('@firth/files');
  const file = await openFile(normalizationOf);
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { ...settings, normalization: readNormalization(bytes, { file: normalizationOf }) };
}

async function* sentences(
  { input }: TrainOptions,
  signal: AbortSignal,
  view: ProgressView,
): AsyncGenerator<string, void, undefined> {
  for (const [index, file] of input.entries()) {
    const onBytes = (read: number, total: number | undefined): void =>
      view.step('read', {
        ...(total !== undefined && { fraction: (index + read / total) / input.length }),
        details: file,
      });
    for await (const lines of readLines(file, { signal, onBytes })) yield* lines;
  }
}
