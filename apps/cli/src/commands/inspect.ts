import { type Command, Option } from 'commander';
import { usageError } from '../failure.ts';
import { holdsVectors } from '../holds-vectors.ts';
import { type Facts, inspectCorpus, inspectHead, inspectVectors } from '../inspect-file.ts';
import { type InspectedTensors, inspectTensors, tensorFormatOf, tensorFormats } from '../inspect-tensors.ts';
import { wholeNumber } from '../options/number.ts';
import { addOutputOptions, type OutputOptions, present } from '../output.ts';
import type { AnyVectorFormat } from '../read-any-vectors.ts';
import type { Session } from '../session.ts';
import {
  type InspectedTokenizer,
  inspectTokenizer,
  tokenizerFormatOf,
  tokenizerFormats,
} from '../tokenizer/inspect-tokenizer.ts';
import { createWarnings } from '../warnings.ts';

const vectorFormats = [
  'auto',
  'arrow',
  'fasttext-bin',
  'fasttext-ftz',
  'fasttext-vec',
  'gensim',
  'gguf',
  'glove-text',
  'gzip',
  'model2vec',
  'parquet',
  'projector',
  'wink-json',
  'word2vec-binary',
  'word2vec-text',
] as const;

interface InspectOptions extends OutputOptions {
  readonly format: (typeof vectorFormats)[number] | InspectedTensors | InspectedTokenizer | 'corpus';
  readonly minCount: number;
  readonly strict?: boolean;
  readonly dryRun?: boolean;
  readonly limit?: number;
}

/** Adds `firth inspect`: what a file holds, and what is wrong with it. */
export function addInspect(program: Command, session: Session): void {
  const command = program
    .command('inspect')
    .description('read a file to its end and tell what is in it, and what is wrong with it')
    .argument('<file>', 'the file, or a folder of vectors; - reads stdin')
    .addOption(
      new Option(
        '--format <format>',
        'what the file is; auto tells vectors by their content, tokenizers and tensors by their names',
      )
        .choices([...vectorFormats, ...tensorFormats, ...tokenizerFormats, 'corpus'])
        .default('auto'),
    )
    .option('--min-count <number>', 'of a corpus: leave out words that occur less often', wholeNumber(1), 1)
    .option('--strict', 'treat suspicious content as an error')
    .option('--dry-run', 'of vectors: read their head alone, and tell the memory that loading them would take')
    .option('--limit <words>', 'with --dry-run: tell of the first so many words', wholeNumber(1))
    .addHelpText(
      'after',
      '\nExample:\n  $ firth inspect vectors.bin\n  $ firth inspect GoogleNews-vectors-negative300.bin --dry-run --limit 100000\n  $ firth inspect tokenizer.json\n  $ firth inspect corpus.txt.gz --format corpus --json',
    );
  addOutputOptions(command).action((file: string, options: InspectOptions) => inspect(file, options, session));
}

async function inspect(file: string, options: InspectOptions, session: Session): Promise<void> {
  const warnings = createWarnings();
  const facts = await factsOf(file, { ...options, signal: session.signal, onWarning: warnings.add });
  warnings.tell(options);
  await present(options, { file, ...facts.document, warnings: warnings.all }, () => facts.lines);
}

/** The format of a tokenizer by the name of its file, unless its content is that of vectors. */
async function tokenizerIn(file: string, format: InspectOptions['format']): Promise<InspectedTokenizer | undefined> {
  const named = format === 'auto' ? tokenizerFormatOf(file) : undefined;
  return named && !(await holdsVectors(file)) ? named : undefined;
}

type Reading = InspectOptions & Parameters<typeof inspectVectors>[2];

async function factsOf(file: string, options: Reading): Promise<Facts> {
  const { format } = options;
  if (options.dryRun) return inspectHead(file, listFormatOf(format), options);
  const tokenizer = tokenizerFormats.find((known) => known === format) ?? (await tokenizerIn(file, format));
  if (tokenizer) return inspectTokenizer(file, tokenizer, options);
  const tensors = tensorFormats.find((known) => known === format) ?? (format === 'auto' && tensorFormatOf(file));
  if (tensors) return inspectTensors(file, tensors, options);
  if (format === 'corpus') return inspectCorpus(file, options);
  return inspectVectors(file, listFormatOf(format), options);
}

/** Returns the format in which vectors are read. @throws FirthError usage error for a format of something else */
function listFormatOf(format: InspectOptions['format']): AnyVectorFormat {
  if (format === 'gzip') return 'auto';
  if (format === 'fasttext-vec') return 'word2vec-text';
  if (format === 'fasttext-ftz') return 'fasttext-bin';
  if (format === 'safetensors') return format;
  const known = vectorFormats.find((each) => each === format);
  if (known) return known as AnyVectorFormat;
  throw usageError(`--dry-run is for vectors, and not for ${format}`);
}
