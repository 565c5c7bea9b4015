import type { OpenedTokenizer, TokenizerFormat } from '@firth/tokenizer';
import type { SpecialTokenPolicy } from '@firth/tokenizer/tiktoken';
import { type Command, Option } from 'commander';
import { usageError } from '../failure.ts';
import type { OutputOptions } from '../output.ts';
import type { Session } from '../session.ts';
import { createWarnings } from '../warnings.ts';
import { repeated } from './repeated.ts';

const formats = ['tokenizer-json', 'tiktoken', 'sentencepiece', 'vocab-txt'] as const satisfies TokenizerFormat[];
const encodings = ['r50k_base', 'p50k_base', 'p50k_edit', 'cl100k_base', 'o200k_base'] as const;

/** How tokenizers are opened, whichever they are. */
export interface TokenizerOptions extends OutputOptions {
  readonly tokenizerFormat?: TokenizerFormat;
  readonly encoding?: (typeof encodings)[number];
  readonly allowedSpecial?: readonly string[];
  readonly disallowedSpecial?: readonly string[];
  readonly strict?: boolean;
}

/** What `--tokenizer` takes, for the help. */
export const tokenizerFiles =
  'tokenizer.json, .tiktoken ranks, a SentencePiece .model, vocab.txt, or a folder with vocab.json and merges.txt';

/** Adds `--tokenizer` and what goes with it to `command`. */
export function addTokenizerOption(command: Command): Command {
  return addTokenizerSettings(command.requiredOption('-t, --tokenizer <file>', tokenizerFiles));
}

/** Adds the options that say how a tokenizer is opened to `command`. */
export function addTokenizerSettings(command: Command): Command {
  return command
    .addOption(new Option('--tokenizer-format <format>', 'what the file is (default: by its content)').choices(formats))
    .addOption(
      new Option(
        '--encoding <name>',
        'of .tiktoken ranks: their pattern and special tokens (default: by the name of the file or the number of ranks)',
      ).choices(encodings),
    )
    .option(
      '--allowed-special <token>',
      'of .tiktoken ranks: a special token that may stand in the text and becomes its id; all: every one; repeatable',
      repeated,
    )
    .option(
      '--disallowed-special <token>',
      'of .tiktoken ranks: a special token that is an error in the text (default: all that are not allowed); none: what is not allowed is ordinary text',
      repeated,
    )
    .option('--strict', 'treat suspicious content of the file as an error');
}

/** Opens the tokenizer at `path` as `options` say; what is suspicious in it is told on stderr. */
export async function openTokenizerOf(
  path: string,
  options: TokenizerOptions,
  { signal }: Session,
): Promise<OpenedTokenizer> {
  const { openTokenizerFile } = await import('../tokenizer/open-tokenizer-file.ts');
  const warnings = createWarnings();
  const { tokenizerFormat: format, encoding, strict } = options;
  const specialTokens = policyOf(options);
  const tokenizer = await openTokenizerFile(path, {
    format,
    encoding,
    specialTokens,
    strict,
    signal,
    onWarning: warnings.add,
  });
  if (!('specialTokens' in tokenizer) && (specialTokens || encoding))
    throw usageError(
      `${path}: --encoding, --allowed-special and --disallowed-special are for .tiktoken ranks; other tokenizers define their special tokens`,
    );
  warnings.tell(options);
  return tokenizer;
}

function policyOf({ allowedSpecial, disallowedSpecial }: TokenizerOptions): SpecialTokenPolicy | undefined {
  if (!allowedSpecial && !disallowedSpecial) return undefined;
  return {
    allowed: allowedSpecial?.includes('all') ? 'all' : allowedSpecial,
    disallowed: disallowedSpecial && tokensNamed(disallowedSpecial),
  };
}

function tokensNamed(tokens: readonly string[]): 'all' | readonly string[] {
  return tokens.includes('all') ? 'all' : tokens.filter((token) => token !== 'none');
}
