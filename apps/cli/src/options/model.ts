import type { LanguageModel } from '@firth/language-model';
import type { Command } from 'commander';

/** Which language model a command asks. */
export interface ModelOptions {
  readonly model: string;
}

/** What `--model` takes, for the help. */
export const modelFile = 'the model: a file of firth train language-model';

/** Adds `--model` to `command`. */
export function addModelOption(command: Command): Command {
  return command.requiredOption('-m, --model <file>', modelFile);
}

/** Reads the model at `path`. */
export async function openModel(path: string): Promise<LanguageModel> {
  const { openFile } = await import('@firth/files');
  const { readLanguageModel } = await import('@firth/language-model');
  return readLanguageModel(await openFile(path), path);
}
