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

/** What the settings of a checkpoint say of a command's options; `undefined` is an option that was not given. */
export type SavedOptions<Options> = { readonly [Name in keyof Options]?: Options[Name] | undefined };

/** How a trainer's checkpoint is read from a file and written to one, and which options its settings stand for. */
export interface CheckpointFormat<Checkpoint, Options> {
  read(source: Blob, file: string): Promise<Checkpoint>;
  write(checkpoint: Checkpoint): Iterable<Uint8Array>;
  optionsOf(checkpoint: Checkpoint): SavedOptions<Options>;
}

/** The options of a trainer that keep a training in a file. */
export interface CheckpointCalls<Checkpoint> {
  readonly checkpointSeconds?: number | undefined;
  readonly resumeFrom?: Checkpoint | undefined;
  onCheckpoint?(checkpoint: Checkpoint): Promise<void>;
}

/** What a command trains with. */
export interface ResumableTraining<Checkpoint, Options> {
  /** Those of the command line; where it goes on from a checkpoint, the checkpoint's. */
  readonly options: Options;
  readonly checkpoints: CheckpointCalls<Checkpoint>;
}

/**
 * Returns what `command`, which was told `said`, trains with, and keeps the training in a file of the format that `load` brings.
 *
 * @throws FirthError `BAD_OPTION` for options without a file, and for one that says something else than the checkpoint to go on from;
 * `IO` where it cannot be read or saved
 */
export async function openCheckpoint<Checkpoint, Saved, Options extends Saved & CheckpointOptions>(
  said: Options,
  command: Command,
  load: () => Promise<CheckpointFormat<Checkpoint, Saved>>,
  session: Session,
): Promise<ResumableTraining<Checkpoint, Options>> {
  const { checkpoint: path, checkpointSeconds, resume } = said;
  if (path === undefined) {
    if (resume) throw usageError('--resume needs --checkpoint: the file to go on from');
    if (checkpointSeconds !== undefined)
      throw usageError('--checkpoint-seconds needs --checkpoint: the file to save to');
    return { options: said, checkpoints: {} };
  }
  await checkWritable(path);
  const { openFile, saveAtomically } = await import('@firth/files');
  const { read, write, optionsOf } = await load();
  const resumeFrom = resume ? await read(await openFile(path), path) : undefined;
  return {
    options: resumeFrom ? resumedOptions(said, command, optionsOf(resumeFrom)) : said,
    checkpoints: {
      checkpointSeconds,
      resumeFrom,
      async onCheckpoint(checkpoint) {
        await session.outlast(saveAtomically(path, write(checkpoint)));
        session.advise(`--checkpoint ${path} --resume goes on from the last checkpoint`);
      },
    },
  };
}

/**
 * Returns `said` with the options of the checkpoint in the place of what was not said.
 *
 * @throws FirthError `BAD_OPTION` for an option of the command line that says something else than the checkpoint
 */
function resumedOptions<Saved, Options extends Saved>(
  said: Options,
  command: Command,
  saved: SavedOptions<Saved>,
): Options {
  for (const option of command.options) {
    const name = option.attributeName() as keyof Saved & string;
    const isSaid = command.getOptionValueSource(name) === 'cli';
    if (!isSaid || !Object.hasOwn(saved, name) || said[name] === saved[name]) continue;
    const flag = said[name] === true ? option.long : `${option.long} ${said[name]}`;
    const instead = saved[name] === undefined || saved[name] === false ? 'without it' : `with ${saved[name]}`;
    throw usageError(`${flag} contradicts the checkpoint, which was made ${instead}: leave it out`);
  }
  return { ...said, ...saved };
}
