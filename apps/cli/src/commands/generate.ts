import type { Command } from 'commander';
import { addModelOption, type ModelOptions, openModel } from '../options/model.ts';
import { atLeastZero, positivePart, wholeNumber } from '../options/number.ts';
import { addOutputOptions, type OutputOptions, present, writeOut } from '../output.ts';
import type { Session } from '../session.ts';
import { escapeForTerminal } from '../terminal/escape.ts';

interface GenerateOptions extends ModelOptions, OutputOptions {
  readonly maxTokens: number;
  readonly temperature: number;
  readonly topK?: number;
  readonly topP?: number;
  readonly seed: number;
}

/** Adds `firth generate`: what a model writes after a prompt. */
export function addGenerate(program: Command, session: Session): void {
  const command = program
    .command('generate')
    .description('write on from a prompt with a language model')
    .argument('[prompt]', 'how the text begins', '')
    .option('-n, --max-tokens <number>', 'how much to write', wholeNumber(0, 2 ** 31), 100)
    .option(
      '--temperature <number>',
      'below 1 the likely become likelier; 0 always takes the likeliest',
      atLeastZero,
      0.8,
    )
    .option('--top-k <number>', 'draw from so many of the likeliest tokens', wholeNumber(1))
    .option('--top-p <number>', 'draw from the likeliest tokens that together have this probability', positivePart)
    .option('--seed <number>', 'another seed writes another text', wholeNumber(0, 2 ** 32 - 1), 1)
    .addHelpText('after', '\nExample:\n  $ firth generate "The state of the Union is" --model speeches.safetensors');
  addOutputOptions(addModelOption(command)).action((prompt: string, options: GenerateOptions) =>
    generate(prompt, options, session),
  );
}

async function generate(prompt: string, options: GenerateOptions, { signal }: Session): Promise<void> {
  const model = await openModel(options.model);
  const languageModel = await import('@firth/language-model');
  const { maxTokens, temperature, topK, topP, seed } = options;
  const generated = await languageModel.generate(model, prompt, { maxTokens, temperature, topK, topP, seed, signal });
  const { text, ids, isEnded } = generated;
  if (options.json) return present(options, { prompt, text, ids: [...ids], isEnded }, () => []);
  // A program reads the text as it is; at a terminal its lines stay lines, and all else that a terminal would obey is escaped.
  const whole = prompt + text;
  await writeOut((process.stdout.isTTY ? whole.split('\n').map(escapeForTerminal).join('\n') : whole) + '\n');
}
