import { FirthError } from '@firth/core';
import type { Command } from 'commander';
import { answerLines } from '../answer-lines.ts';
import { usageError } from '../failure.ts';
import { addTokenizerOption, openTokenizerOf, type TokenizerOptions } from '../options/tokenizer.ts';
import { addOutputOptions, present, writeOut } from '../output.ts';
import { readText } from '../read-text.ts';
import type { Session } from '../session.ts';
import { escapeForTerminal, toJson } from '../terminal/escape.ts';

interface DecodeOptions extends TokenizerOptions {
  readonly tokenizer: string;
  readonly input?: string;
  readonly ndjson?: boolean;
  readonly skipSpecialTokens?: boolean;
}

/** Adds `firth tokenize decode`: ids back to text. */
export function addTokenizeDecode(tokenize: Command, session: Session): void {
  const command = tokenize
    .command('decode')
    .description('print the text that ids stand for')
    .argument('[ids...]', 'the ids; - reads stdin, as no ids do');
  addTokenizerOption(command)
    .option('-i, --input <file>', 'a file with the ids, parted by blanks or commas; - reads stdin')
    .option('--ndjson', 'read a line of encode --ndjson, or an array of ids, a line; write a JSON string a line')
    .option('--skip-special-tokens', 'leave out special tokens')
    .addHelpText('after', '\nExample:\n  $ firth tokenize decode 15496 11 995 0 --tokenizer r50k_base.tiktoken');
  addOutputOptions(command).action((ids: string[], options: DecodeOptions) => decode(ids, options, session));
}

async function decode(given: readonly string[], options: DecodeOptions, session: Session): Promise<void> {
  const isGiven = given.length > 0 && given[0] !== '-';
  if (isGiven && options.input !== undefined) throw usageError('give either ids or --input, not both');
  const input = options.input ?? '-';
  if (options.ndjson) {
    if (isGiven) throw usageError('--ndjson reads lines: give them by --input, or on stdin');
    return decodeLines(input, options, session);
  }
  const list = isGiven ? given.join(' ') : await readText(input, session.signal);
  const ids = parseIds(list, isGiven ? {} : { file: input === '-' ? 'stdin' : input });
  const tokenizer = await openTokenizerOf(options.tokenizer, options, session);
  const text = tokenizer.decode(ids, options);
  if (options.json) await present(options, { text }, () => []);
  else await writeOut(process.stdout.isTTY ? escapeLines(text) + '\n' : text);
}

/** A person sees the lines of a text as lines. */
function escapeLines(text: string): string {
  return text.split('\n').map(escapeForTerminal).join('\n');
}

async function decodeLines(input: string, options: DecodeOptions, session: Session): Promise<void> {
  const tokenizer = await openTokenizerOf(options.tokenizer, options, session);
  await answerLines(input, options, session, (value) => {
    const ids = Array.isArray(value) ? value : (value as { readonly ids?: unknown } | null)?.ids;
    if (!Array.isArray(ids) || !ids.every(isId))
      throw new FirthError('BAD_JSON', 'is neither an array of ids nor an object with the array "ids"');
    return toJson(tokenizer.decode(ids, options));
  });
}

function parseIds(list: string, place: { readonly file?: string }): number[] {
  return list.split(/[\s,[\]]+/u).flatMap((part) => {
    if (part === '') return [];
    if (!/^\d+$/.test(part) || !isId(Number(part)))
      throw new FirthError('BAD_NUMBER', `${JSON.stringify(part.slice(0, 40))} is not an id`, place);
    return Number(part);
  });
}

function isId(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 32;
}
