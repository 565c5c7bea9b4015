import type { Vocabulary } from '@firth/core';
import type { Command } from 'commander';
import { addCorpusOptions, type CorpusOptions, readCorpus } from '../options/corpus.ts';
import { addOutputOptions, type OutputOptions, present, remark, writeOut } from '../output.ts';
import type { Session } from '../session.ts';
import { escapeForTerminal } from '../terminal/escape.ts';
import { formatNumberOf } from '../terminal/numbers.ts';
import { saveVocabulary, vocabularyText } from '../vocabulary-text.ts';
import { createWarnings } from '../warnings.ts';

interface VocabOptions extends CorpusOptions, OutputOptions {
  readonly output?: string;
}

/** Adds `firth vocab`: the words of a text and how often each occurs. */
export function addVocab(program: Command, session: Session): void {
  const command = program
    .command('vocab')
    .description('count the words of a text, the most frequent first')
    .option('-o, --output <file>', 'where to write the words and counts (default: stdout)')
    .addHelpText('after', '\nExample:\n  $ firth vocab --input corpus.txt --min-count 5 --output vocabulary.txt');
  addCorpusOptions(command, 1);
  addOutputOptions(command).action((options: VocabOptions) => vocab(options, session));
}

async function vocab(options: VocabOptions, session: Session): Promise<void> {
  const { output = '-' } = options;
  const { countWords } = await import('@firth/corpus');
  const warnings = createWarnings();
  const vocabulary = await readCorpus(options, session, warnings, countWords);
  warnings.tell(options);

  if (output !== '-') {
    await saveVocabulary(output, vocabulary);
    remark(options, `${output}: ${formatNumberOf(vocabulary.size, 'word')}`);
  }
  if (options.json) await present(options, documentOf(options, vocabulary, warnings.all), () => []);
  else if (output === '-') await printVocabulary(vocabulary);
}

function documentOf({ output }: VocabOptions, vocabulary: Vocabulary, warnings: readonly object[]): object {
  const counts = vocabulary.counts!;
  const summary = { types: vocabulary.size, tokens: counts.reduce((sum, count) => sum + count, 0), warnings };
  if (output !== undefined && output !== '-') return { output, ...summary };
  return {
    ...summary,
    vocabulary: Array.from(counts, (count, id) => ({ word: vocabulary.tokenOf(id)!, count })),
  };
}

/** A program reads the words as they are; a person at a terminal reads them escaped. */
async function printVocabulary(vocabulary: Vocabulary): Promise<void> {
  const show = process.stdout.isTTY ? escapeForTerminal : undefined;
  for (const text of vocabularyText(vocabulary, show)) await writeOut(text);
}
