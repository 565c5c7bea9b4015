import { type Encoding, FirthError, type Tokenizer } from '@firth/core';
import type { Command } from 'commander';
import { answerLines } from '../answer-lines.ts';
import { usageError } from '../failure.ts';
import { addTextOptions, inputOf, type TextOptions, textOf } from '../options/text.ts';
import { addTokenizerOption, openTokenizerOf, type TokenizerOptions } from '../options/tokenizer.ts';
import { addOutputOptions, present } from '../output.ts';
import type { Session } from '../session.ts';
import { paintTokens, showToken } from '../terminal/tokens.ts';

interface EncodeOptions extends TokenizerOptions, TextOptions {
  readonly tokenizer: string;
  readonly ndjson?: boolean;
  readonly specialTokens: boolean;
}

/** Adds `firth tokenize encode`: a text to the ids of its tokens. */
export function addTokenizeEncode(tokenize: Command, session: Session): void {
  const command = tokenize.command('encode').description('print the ids of a text; at a terminal, its tokens too');
  addTokenizerOption(addTextOptions(command))
    .option(
      '--ndjson',
      'read a JSON string a line, write an object a line: { "ids": […], "offsets": [[start, end], …] }',
    )
    .option('--no-special-tokens', 'leave out the tokens that a template adds, such as [CLS] and [SEP]')
    .addHelpText(
      'after',
      '\nOffsets are in UTF-16 units of the text.\n\n' +
        'Example:\n  $ firth tokenize encode "Hello, world!" --tokenizer tokenizer.json\n' +
        '  $ firth tokenize encode --ndjson --tokenizer cl100k_base.tiktoken < texts.ndjson > ids.ndjson',
    );
  addOutputOptions(command).action((text: string | undefined, options: EncodeOptions) =>
    encode(text, options, session),
  );
}

async function encode(text: string | undefined, options: EncodeOptions, session: Session): Promise<void> {
  if (options.ndjson) return encodeLines(text, options, session);
  const given = await textOf(text, options, session);
  const tokenizer = await openTokenizerOf(options.tokenizer, options, session);
  const encoding = tokenizer.encode(given, { addSpecialTokens: options.specialTokens });
  const { ids, tokens } = encoding;
  const document = { ids: [...ids], tokens, offsets: pairsOf(encoding) };
  await present(options, document, () => {
    const line = ids.join(' ');
    return process.stdout.isTTY ? [paintTokens(process.stdout, shownTokens(tokenizer, ids)), line] : [line];
  });
}

/** Returns the tokens of `ids` as they may be shown. */
function shownTokens(tokenizer: Tokenizer, ids: Uint32Array): string[] {
  return Array.from(ids, (id) => showToken(tokenizer.tokenBytes(id)));
}

async function encodeLines(text: string | undefined, options: EncodeOptions, session: Session): Promise<void> {
  const input = inputOf(text, options);
  if (input === undefined) throw usageError('--ndjson reads lines: give them by --input, or on stdin');
  const tokenizer = await openTokenizerOf(options.tokenizer, options, session);
  await answerLines(input, options, session, (value) => {
    if (typeof value !== 'string') throw new FirthError('BAD_JSON', 'is not a JSON string');
    const encoding = tokenizer.encode(value, { addSpecialTokens: options.specialTokens });
    return JSON.stringify({ ids: [...encoding.ids], offsets: pairsOf(encoding) });
  });
}

function pairsOf({ offsets }: Encoding): [start: number, end: number][] {
  return Array.from({ length: offsets.length / 2 }, (_, i) => [offsets[2 * i]!, offsets[2 * i + 1]!]);
}
