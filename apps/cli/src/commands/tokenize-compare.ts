import type { Tokenizer } from '@firth/core';
import type { Comparison } from '@firth/tokenizer';
import type { Command } from 'commander';
import { usageError } from '../failure.ts';
import { repeated } from '../options/repeated.ts';
import { addTextOptions, type TextOptions, textOf } from '../options/text.ts';
import { addTokenizerSettings, openTokenizerOf, type TokenizerOptions, tokenizerFiles } from '../options/tokenizer.ts';
import { addOutputOptions, present } from '../output.ts';
import type { Session } from '../session.ts';
import { escapeForTerminal } from '../terminal/escape.ts';
import { formatCount } from '../terminal/numbers.ts';
import { type Column, formatTable } from '../terminal/table.ts';
import { paintTokens, showToken } from '../terminal/tokens.ts';

interface CompareOptions extends TokenizerOptions, TextOptions {
  readonly tokenizer?: readonly string[];
}

/** Tokens of a text that are shown; a whole book would bury the numbers. */
const tokensShown = 60;

/** Adds `firth tokenize compare`: one text under several tokenizers. */
export function addTokenizeCompare(tokenize: Command, session: Session): void {
  const command = tokenize
    .command('compare')
    .description('cut one text by several tokenizers: tokens, bytes and characters a token, tokens a word');
  addTextOptions(command).option('-t, --tokenizer <file>', `${tokenizerFiles}; give several`, repeated);
  addTokenizerSettings(command).addHelpText(
    'after',
    '\nExample:\n  $ firth tokenize compare "Kuznetsov overwhelmed" -t gpt2/ -t bert/vocab.txt -t o200k_base.tiktoken',
  );
  addOutputOptions(command).action((text: string | undefined, options: CompareOptions) =>
    compareTokenizers(text, options, session),
  );
}

async function compareTokenizers(given: string | undefined, options: CompareOptions, session: Session): Promise<void> {
  const { tokenizer: paths = [] } = options;
  if (paths.length === 0) throw usageError('name the tokenizers: --tokenizer FILE, several times');
  const text = await textOf(given, options, session);
  const tokenizers = new Map<string, Tokenizer>();
  for (const path of paths) tokenizers.set(path, await openTokenizerOf(path, options, session));
  const { compare } = await import('@firth/tokenizer');
  const rows = compare(tokenizers, text);
  await present(options, { comparisons: rows.map((row) => documentOf(row, tokenizers.get(row.name)!)) }, () => [
    ...formatTable(
      columns,
      rows.map((row) => cellsOf(row, tokenizers.get(row.name)!)),
    ),
    ...rows.flatMap((row) => ['', `${escapeForTerminal(row.name)}:`, tokenLine(row, tokenizers.get(row.name)!)]),
  ]);
}

const columns: readonly Column[] = [
  { title: 'tokens', align: 'right' },
  { title: 'bytes/token', align: 'right' },
  { title: 'characters/token', align: 'right' },
  { title: 'tokens/word', align: 'right' },
  { title: 'vocabulary', align: 'right' },
  { title: 'tokenizer' },
];

function cellsOf(row: Comparison, { vocabulary }: Tokenizer): string[] {
  return [
    formatCount(row.tokens),
    row.bytesPerToken.toFixed(2),
    row.charactersPerToken.toFixed(2),
    row.tokensPerWord.toFixed(2),
    formatCount(vocabulary.size),
    row.name,
  ];
}

function documentOf({ name, ids, ...rest }: Comparison, { vocabulary, fingerprint }: Tokenizer): object {
  return { tokenizer: name, vocabularySize: vocabulary.size, fingerprint, ...rest, ids: [...ids] };
}

function tokenLine({ ids }: Comparison, tokenizer: Tokenizer): string {
  const shown = Array.from(ids.subarray(0, tokensShown), (id) => showToken(tokenizer.tokenBytes(id)));
  return paintTokens(process.stdout, shown) + (ids.length > tokensShown ? ' …' : '');
}
