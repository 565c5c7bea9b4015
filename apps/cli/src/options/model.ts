import type { LanguageModel } from '@firth/language-model';
import type { Command } from 'commander';

/** Which language model a command asks. */
export interface ModelOptions {
  readonly model: string;
}

/** Adds `--model` to `command`. */
export function addModelOption(command: Command): Command {
  return command.requiredOption('-m, --model <file>', 'the model: a file of firth train language-model');
}

/** Reads the model that `options` name. */
export async function openModel({ model }: ModelOptions): Promise<LanguageModel> {
  const { openFile } = await import('@firth/files');
  const { readLanguageModel } = await import('@firth/language-model');
  return readLanguageModel(await openFile(model), model);
}
