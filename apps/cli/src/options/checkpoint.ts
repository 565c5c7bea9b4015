import type { Command } from 'commander';
import { usageError } from '../failure.ts';
import type { Session } from '../session.ts';
import { checkWritable } from './destination.ts';
import { aboveZero } from './number.ts';

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
    .option('--checkpoint-seconds <seconds>', 'how often (default: every 60)', aboveZero)
    .option('--resume', 'go on from the checkpoint, on the same text; the settings are the checkpoint’s');
}

/** How a trainer's checkpoint is read from a file and written to one. */
export interface CheckpointFormat<Checkpoint> {
  read(source: Blob, file: string): Promise<Checkpoint>;
  write(checkpoint: Checkpoint): Iterable<Uint8Array>;
}

/** The options of a trainer that keep a training in a file. */
export interface CheckpointCalls<Checkpoint> {
  readonly checkpointSeconds?: number | undefined;
  readonly resumeFrom?: Checkpoint | undefined;
  onCheckpoint?(checkpoint: Checkpoint): Promise<void>;
}

/**
 * Returns the options of a trainer that keep it in a file, in the format that `load` brings.
 *
 * @throws FirthError `BAD_OPTION` for options without a file, `IO` where it cannot be read or saved
 */
export async function toCheckpointOptions<Checkpoint>(
  options: CheckpointOptions,
  load: () => Promise<CheckpointFormat<Checkpoint>>,
  session: Session,
): Promise<CheckpointCalls<Checkpoint>> {
  const { checkpoint: path, checkpointSeconds, resume } = options;
  if (path === undefined) {
    if (resume) throw usageError('--resume needs --checkpoint: the file to go on from');
    if (checkpointSeconds !== undefined)
      throw usageError('--checkpoint-seconds needs --checkpoint: the file to save to');
    return {};
  }
  await checkWritable(path);
  const { openFile, saveAtomically } = await import('@firth/files');
  const { read, write } = await load();
  return {
    checkpointSeconds,
    resumeFrom: resume ? await read(await openFile(path), path) : undefined,
    onCheckpoint: (checkpoint) => session.outlast(saveAtomically(path, write(checkpoint))),
  };
}

/**
 * Returns `options` with those of the checkpoint in the place of what was not said.
 *
 * @throws FirthError `BAD_OPTION` for an option of the command line that says something else than the checkpoint
 */
export function resumedOptions<Options extends object>(
  options: Options,
  command: Command,
  saved: NoInfer<Partial<Options>>,
): Options {
  for (const option of command.options) {
    const name = option.attributeName() as keyof Options;
    const isSaid = command.getOptionValueSource(option.attributeName()) === 'cli';
    if (!isSaid || !Object.hasOwn(saved, name) || options[name] === saved[name]) continue;
    const instead = saved[name] === undefined ? 'without it' : `with ${saved[name]}`;
    throw usageError(
      `${option.long} ${options[name]} contradicts the checkpoint, which was made ${instead}: leave it out`,
    );
  }
  return { ...options, ...saved };
}
