import type { Word2VecOptions } from '@firth/word2vec';
import type { Command } from 'commander';
import { usageError } from '../failure.ts';
import { checkWritable } from './destination.ts';
import { decimalNumber } from './number.ts';

/** Where a training is kept while it runs, and whether it goes on from there. */
export interface CheckpointOptions {
  readonly checkpoint?: string;
  readonly checkpointSeconds?: number;
  readonly resume?: boolean;
}

/** Adds the options of checkpoints to `command`. */
export function addCheckpointOptions(command: Command): Command {
  return command
    .option('--checkpoint <file>', 'save the training there from time to time, and when it is interrupted')
    .option(
      '--checkpoint-seconds <seconds>',
      'how often (default: every 60)',
      decimalNumber(' above 0', (value) => value > 0),
    )
    .option('--resume', 'go on from the checkpoint, on the same text; the settings are the checkpoint’s');
}

/**
 * Returns the options of `trainWord2Vec` that keep it in a file.
 *
 * @throws FirthError `BAD_OPTION` for options without a file, `IO` where it cannot be read or saved
 */
export async function toCheckpointOptions(options: CheckpointOptions): Promise<Partial<Word2VecOptions>> {
  const { checkpoint: path, checkpointSeconds, resume } = options;
  if (path === undefined) {
    if (resume) throw usageError('--resume needs --checkpoint: the file to go on from');
    if (checkpointSeconds !== undefined)
      throw usageError('--checkpoint-seconds needs --checkpoint: the file to save to');
    return {};
  }
  await checkWritable(path);
  const { openFile, saveAtomically } = await import('@firth/files');
  const { readWord2VecCheckpoint, writeWord2VecCheckpoint } = await import('@firth/word2vec');
  return {
    checkpointSeconds,
    resumeFrom: resume ? await readWord2VecCheckpoint(await openFile(path), path) : undefined,
    onCheckpoint: (checkpoint) => saveAtomically(path, writeWord2VecCheckpoint(checkpoint)),
  };
}
