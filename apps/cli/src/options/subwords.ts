import type { FastTextCheckpoint, FastTextOptions } from '@firth/fasttext';
import type { Command } from 'commander';
import type { OutputOptions } from '../output.ts';
import type { Session } from '../session.ts';
import {
  addCheckpointOptions,
  type CheckpointFormat,
  type CheckpointOptions,
  openCheckpoint,
  type SavedOptions,
} from './checkpoint.ts';
import { addCorpusOptions, type CorpusOptions } from './corpus.ts';
import { wholeNumber } from './number.ts';
import { addModelOptions, fromModelSettings, type ModelOptions, toModelOptions } from './training.ts';

/** What a trainer of subwords is told, but for where its model goes. */
export interface SubwordTraining extends ModelOptions, SubwordFlags, CheckpointOptions, CorpusOptions, OutputOptions {}

/** Which pieces of words have vectors, and which tokens are no words. */
interface SubwordFlags {
  readonly minGram?: number;
  readonly maxGram?: number;
  readonly buckets?: number;
  readonly labelPrefix?: string;
  /** floret's alone. */
  readonly hashCount?: number;
}

/**
 * Adds the options of a text and of fastText's models to `command`, and those of checkpoints; `buckets` says what the rows of n-grams are and
 * how many there are unless said.
 */
export function addSubwordOptions(command: Command, buckets: string): Command {
  addModelOptions(addCorpusOptions(command, 5), {
    subsample: 1e-4,
    noiseExponent: '0.5',
    learningRate: '0.05',
    minLearningRate: '0',
  })
    .option(
      '--min-gram <characters>',
      'shortest n-gram, < and > at the ends of a word counted (default: 3)',
      wholeNumber(0),
    )
    .option('--max-gram <characters>', 'longest n-gram (default: 6; 0: none)', wholeNumber(0))
    .option('--buckets <rows>', buckets, wholeNumber(1))
    .option('--label-prefix <text>', 'tokens that begin so are no words (default: __label__)');
  return addCheckpointOptions(command);
}

/**
 * Returns what `command`, which was told `said`, trains with: its options, those of the checkpoint where it goes on from one, and the settings
 * that they stand for.
 *
 * @throws FirthError as {@link openCheckpoint} and {@link toModelOptions}
 */
export async function openSubwordTraining<Options extends SubwordTraining>(
  said: Options,
  command: Command,
  session: Session,
): Promise<{ readonly options: Options; readonly settings: FastTextOptions }> {
  const { options, checkpoints } = await openCheckpoint(said, command, checkpointFormat, session);
  const { minGram, maxGram, buckets, labelPrefix } = options;
  return { options, settings: { ...toModelOptions(options), minGram, maxGram, buckets, labelPrefix, ...checkpoints } };
}

async function checkpointFormat(): Promise<CheckpointFormat<FastTextCheckpoint, ModelOptions & SubwordFlags>> {
  const { readFastTextCheckpoint, writeFastTextCheckpoint } = await import('@firth/fasttext');
  return { read: readFastTextCheckpoint, write: writeFastTextCheckpoint, optionsOf };
}

/** Without n-grams there are no buckets, whatever was said of them; and only floret hashes a word more than once. */
function optionsOf({ settings }: FastTextCheckpoint): SavedOptions<ModelOptions & SubwordFlags> {
  const { minGram, maxGram, buckets, labelPrefix, hashCount } = settings;
  return {
    ...fromModelSettings(settings),
    ...{ minGram, maxGram, labelPrefix },
    ...(buckets > 0 && { buckets }),
    ...(hashCount > 0 && { hashCount }),
  };
}
