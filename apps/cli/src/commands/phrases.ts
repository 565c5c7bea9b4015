import type { Corpus } from '@firth/core';
import type { PhraseScoring, Phrases } from '@firth/corpus';
import { type Command, Option } from 'commander';
import { usageError } from '../failure.ts';
import { openCorpus } from '../options/corpus.ts';
import { checkWritable } from '../options/destination.ts';
import { decimalNumber, wholeNumber } from '../options/number.ts';
import { addOutputOptions, type OutputOptions, present, remark, writeOut } from '../output.ts';
import type { Session } from '../session.ts';
import { escapeForTerminal } from '../terminal/escape.ts';
import { formatBytes, formatNumberOf } from '../terminal/numbers.ts';
import { createProgressView } from '../terminal/progress-view.ts';
import { createWarnings, type Warnings } from '../warnings.ts';

interface PhrasesOptions extends OutputOptions {
  readonly input: string;
  readonly output?: string;
  readonly scoring: PhraseScoring;
  readonly threshold?: number;
  readonly minCount: number;
  readonly passes: number;
  readonly delimiter: string;
  readonly connectorWords?: readonly string[];
  readonly strict?: boolean;
}

/** Adds `firth phrases`: a text with its phrases joined to words. */
export function addPhrases(program: Command, session: Session): void {
  const command = program
    .command('phrases')
    .description('join the phrases of a text to words: new_york')
    .requiredOption(
      '-i, --input <file>',
      'the text: a sentence a line, words parted by blanks, gzip too; - reads stdin, and keeps it in memory',
    )
    .option(
      '-o, --output <file>',
      'where to write the text with its phrases joined (default: stdout, none with --json)',
    )
    .addOption(
      new Option('--scoring <name>', "how pairs are scored: as word2phrase.c does, as gensim's default, or by NPMI")
        .choices(['original', 'gensim', 'npmi'])
        .default('original'),
    )
    .option(
      '--threshold <number>',
      'join what scores above this (default: 100; gensim: 10; npmi: 0.5)',
      decimalNumber(),
    )
    .option('--min-count <number>', 'join no pair that occurs less often', wholeNumber(1), 5)
    .option('--passes <number>', 'how often to join; twice makes phrases of up to four words', wholeNumber(1), 1)
    .option('--delimiter <text>', 'what stands between the words of a phrase', '_')
    .option('--connector-words <words...>', 'words that may stand inside a phrase: of the and')
    .option('--strict', 'treat suspicious content of the text as an error')
    .addHelpText(
      'after',
      '\nThe flags of word2phrase.c (-train -output -min-count -threshold) do as well.\n\n' +
        'Example:\n  $ firth phrases --input corpus.txt --output phrases.txt --passes 2',
    );
  addOutputOptions(command).action((options: PhrasesOptions) => phrases(options, session));
}

async function phrases(options: PhrasesOptions, session: Session): Promise<void> {
  const { input, output = options.json ? undefined : '-' } = options;
  if (output === '-' && options.json) throw usageError('--json and --output - would both print on stdout: choose one');
  if (output !== undefined) await checkWritable(output);
  const corpus = input === '-' && output !== undefined ? await keepStdin(session) : await openCorpus(input);

  const warnings = createWarnings();
  const found = await find(corpus, options, session, warnings);
  warnings.tell(options);
  const count = found.passes.reduce((sum, table) => sum + table.length, 0);
  remark(options, `${input === '-' ? 'stdin' : input}: ${formatNumberOf(count, 'phrase')}`);

  const { joinPhrases } = await import('@firth/corpus');
  const joined = joinPhrases(corpus, found);
  if (output === '-') await printText(joined, session);
  else if (output !== undefined) await saveText(joined, output, options, session);
  if (options.json) await present(options, { output, phrases: tableOf(found), warnings: warnings.all }, () => []);
}

/** Reads all of stdin: phrases are found in a first reading of the text and joined in a second one. */
async function keepStdin({ signal }: Session): Promise<Corpus> {
  const { fromBlob } = await import('@firth/corpus');
  const { readBytes, readStdin } = await import('@firth/files');
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of readBytes(readStdin(), { file: 'stdin', signal })) chunks.push(new Uint8Array(chunk));
  return fromBlob(new Blob(chunks), { name: 'stdin' });
}

async function find(
  corpus: Corpus,
  options: PhrasesOptions,
  { signal }: Session,
  { add: onWarning }: Warnings,
): Promise<Phrases> {
  const { findPhrases } = await import('@firth/corpus');
  const { scoring, threshold, minCount, passes, delimiter, connectorWords, strict } = options;
  const settings = { scoring, threshold, minCount, passes, delimiter, connectorWords };
  const view = await createProgressView(options);
  return findPhrases(corpus, { ...settings, strict, signal, onProgress: view.reading, onWarning }).finally(view.end);
}

/** A program reads the text as it is; a person at a terminal reads it escaped. */
async function printText(text: Corpus, { signal }: Session): Promise<void> {
  if (!process.stdout.isTTY) for await (const chunk of text.bytes!(signal)) await writeOut(chunk);
  else for await (const words of text.sentences(signal)) await writeOut(escapeForTerminal(words.join(' ')) + '\n');
}

async function saveText(text: Corpus, path: string, options: OutputOptions, { signal }: Session): Promise<void> {
  const { saveAtomically } = await import('@firth/files');
  const view = await createProgressView(options);
  let bytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of text.bytes!(signal)) {
      bytes += chunk.length;
      view.writing({ bytes });
      yield chunk;
    }
  }
  await saveAtomically(path, counted(), { gzip: path.endsWith('.gz') }).finally(view.end);
  remark(options, `${path}: ${formatBytes(bytes)}`);
}

/** The phrases of all passes in one list. */
function tableOf({ passes }: Phrases): object[] {
  return passes.flatMap((phrases, i) =>
    phrases.map(({ text, words, count, score }) => ({ phrase: text, words, count, score, pass: i + 1 })),
  );
}
