import type { FastTextCheckpoint } from '@firth/fasttext';
import type { Command } from 'commander';
import type { CheckpointFormat, SavedOptions } from './checkpoint.ts';
import { wholeNumber } from './number.ts';
import { addModelOptions, fromModelSettings, type ModelOptions } from './training.ts';

/** Which pieces of words have vectors, and which tokens are no words. */
export interface SubwordFlags {
  readonly minGram?: number;
  readonly maxGram?: number;
  readonly buckets?: number;
  readonly labelPrefix?: string;
  /** floret's alone. */
  readonly hashCount?: number;
}

/** Adds the options of fastText's models to `command`; `buckets` says what the rows of n-grams are and how many there are unless said. */
export function addSubwordModelOptions(command: Command, buckets: string): Command {
  return addModelOptions(command, {
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
}

/** Returns the options of training that `flags` stand for. */
export function toSubwordOptions({ minGram, maxGram, buckets, labelPrefix }: SubwordFlags): SubwordFlags {
  return {
    ...(minGram !== undefined && { minGram }),
    ...(maxGram !== undefined && { maxGram }),
    ...(buckets !== undefined && { buckets }),
    ...(labelPrefix !== undefined && { labelPrefix }),
  };
}

/** How checkpoints of fastText's models are read and written. */
export async function subwordCheckpointFormat(): Promise<
  CheckpointFormat<FastTextCheckpoint, ModelOptions & SubwordFlags>
> {
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
