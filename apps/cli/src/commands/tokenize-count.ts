import type { Command } from 'commander';
import { exitCodes } from '../failure.ts';
import { wholeNumber } from '../options/number.ts';
import { addTextOptions, type TextOptions, textOf } from '../options/text.ts';
import { addTokenizerOption, openTokenizerOf, type TokenizerOptions } from '../options/tokenizer.ts';
import { addOutputOptions, present } from '../output.ts';
import type { Session } from '../session.ts';
import { formatCount } from '../terminal/numbers.ts';

interface CountOptions extends TokenizerOptions, TextOptions {
  readonly tokenizer: string;
  readonly limit?: number;
}

/** Adds `firth tokenize count`: how many tokens a text has. */
export function addTokenizeCount(tokenize: Command, session: Session): void {
  const command = tokenize.command('count').description('count the tokens of a text, without those of a template');
  addTokenizerOption(addTextOptions(command))
    .option('--limit <tokens>', 'exit with 1 where there are more than so many', wholeNumber(0))
    .addHelpText(
      'after',
      '\nExample:\n  $ firth tokenize count --tokenizer o200k_base.tiktoken --limit 8000 < prompt.txt',
    );
  addOutputOptions(command).action((text: string | undefined, options: CountOptions) => count(text, options, session));
}

async function count(given: string | undefined, options: CountOptions, session: Session): Promise<void> {
  const text = await textOf(given, options, session);
  const tokenizer = await openTokenizerOf(options.tokenizer, options, session);
  const { countTokens, isWithinTokenLimit } = await import('@firth/tokenizer');
  const { limit } = options;
  if (limit === undefined) {
    const tokens = countTokens(tokenizer, text);
    return present(options, { tokens }, () => [String(tokens)]);
  }
  const within = isWithinTokenLimit(tokenizer, text, limit);
  if (within === false) process.exitCode = exitCodes.data;
  await present(
    options,
    { ...(within !== false && { tokens: within }), limit, isWithinLimit: within !== false },
    () => [within === false ? `more than ${formatCount(limit)}` : String(within)],
  );
}
