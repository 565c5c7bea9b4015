import { FirthError, type RunOptions, type WarningOptions } from '@firth/core';
import { type Instructions, supportedInstructions } from '@firth/kernel/runtime';
import { availableThreads } from '@firth/training';
import type { Word2VecCheckpoint } from './checkpoint.ts';
import type { StartVectors } from './start-from.ts';

/** How the output side learns. */
export type Loss =
  | {
      readonly type: 'negative-sampling';
      /** Noise words for each seen one; 5 to 20 for small texts, 2 to 5 for large ones. Default 5. */
      readonly negatives?: number | undefined;
      /** Noise words are drawn by their count to this power. Default 0.75. */
      readonly exponent?: number | undefined;
    }
  | { readonly type: 'hierarchical-softmax' }
  | { readonly type: 'softmax' };

/** What {@link trainWord2Vec} can be told; the originals' names for each stand in the package's README. */
export interface Word2VecOptions extends RunOptions, WarningOptions {
  /** Numbers in a word's vector. Default 100. */
  readonly dimensions?: number | undefined;
  /** How far a neighbour may be from a word. Default 5. */
  readonly window?: number | undefined;
  /** `dynamic` draws each window's reach from 1 to `window`, so that near words weigh more, as the original; `fixed` always takes `window`. */
  readonly windowShape?: 'dynamic' | 'fixed' | undefined;
  /** `skip-gram` predicts from each neighbour alone, `cbow` from all of them together. Default `skip-gram`. */
  readonly architecture?: 'skip-gram' | 'cbow' | undefined;
  /** How `cbow` puts the neighbours' vectors together. Default `mean`. */
  readonly cbowInput?: 'mean' | 'sum' | undefined;
  /** Default negative sampling with 5 negatives. */
  readonly loss?: Loss | undefined;
  /**
   * Who shares one draw of noise words: all neighbours in a `window` (nearly twice as fast, of equal quality: Ji et al. 2016), or only
   * the `pair` of a word and a neighbour, as in the original. Default `window`.
   */
  readonly negativeSharing?: 'window' | 'pair' | undefined;
  /** Words that occur less often are left out. Default 5. */
  readonly minCount?: number | undefined;
  /** Only the most frequent so many words are kept. Default: all. */
  readonly maxVocabularySize?: number | undefined;
  /** Words more frequent than this part of the text are thinned out; 0 keeps all. Default 1e-3, good from 1e-5 to 1e-3. */
  readonly subsample?: number | undefined;
  /** How often the text is read. Default 5. */
  readonly epochs?: number | undefined;
  /** At the start. Default 0.025, for `cbow` 0.05, as the original. */
  readonly learningRate?: number | undefined;
  /** At the end. Default a ten-thousandth of `learningRate`. */
  readonly minLearningRate?: number | undefined;
  /** Default: one for each processor. */
  readonly threads?: number | undefined;
  /**
   * Whether the same seed gives the same vectors, bit for bit, for any number of threads on any machine; takes plain SIMD, and up to four
   * threads help. Otherwise only one thread repeats itself, on one machine. Default false.
   */
  readonly deterministic?: boolean | undefined;
  /** A whole number below 2^32. Default 1. */
  readonly seed?: number | undefined;
  /** Default: the fastest that the runtime has. */
  readonly instructions?: Instructions | undefined;
  /** Begins with these vectors; words that are new begin at random. The vocabulary is that of the text and of the vectors together. */
  readonly startFrom?: StartVectors | undefined;
  /**
   * Called every `checkpointSeconds`, and when the run is aborted, with all that is needed to go on; training waits for the promise.
   * The checkpoint is a copy.
   */
  onCheckpoint?(checkpoint: Word2VecCheckpoint): void | Promise<void>;
  /** Default 60. */
  readonly checkpointSeconds?: number | undefined;
  /** Goes on from here, on the same text; all other settings are the checkpoint's, but for `threads`. */
  readonly resumeFrom?: Word2VecCheckpoint | undefined;
}

/** Word2VecOptions with every choice made. */
export interface Settings {
  readonly dimensions: number;
  readonly window: number;
  readonly windowShape: 'dynamic' | 'fixed';
  readonly architecture: 'skip-gram' | 'cbow-mean' | 'cbow-sum';
  readonly loss: 'negative-sampling' | 'hierarchical-softmax' | 'softmax';
  readonly negatives: number;
  readonly noiseExponent: number;
  readonly negativeSharing: 'window' | 'pair';
  readonly deterministic: boolean;
  readonly minCount: number;
  readonly maxVocabularySize: number | undefined;
  readonly subsample: number;
  readonly epochs: number;
  readonly learningRate: number;
  readonly minLearningRate: number;
  readonly threads: number;
  readonly seed: number;
  readonly instructions: Instructions;
}

/**
 * Returns `options` with the defaults filled in, or the settings of the checkpoint that they go on from.
 *
 * @throws FirthError `BAD_OPTION` names the option, what it was and what it may be; `UNSUPPORTED` for a deterministic run without SIMD
 */
export function settle(options: Word2VecOptions): Settings {
  const threads = whole('threads', options.threads ?? availableThreads(), 1, 1024);
  if (options.resumeFrom) return { ...options.resumeFrom.settings, threads };
  const architecture = choice('architecture', options.architecture ?? 'skip-gram', ['skip-gram', 'cbow']);
  const loss = options.loss ?? { type: 'negative-sampling' };
  const sampling = loss.type === 'negative-sampling' ? loss : undefined;
  const learningRate = positive('learningRate', options.learningRate ?? (architecture === 'cbow' ? 0.05 : 0.025));
  const cbowInput = choice('cbowInput', options.cbowInput ?? 'mean', ['mean', 'sum']);
  return {
    dimensions: whole('dimensions', options.dimensions ?? 100, 1, 65_536),
    window: whole('window', options.window ?? 5, 1, 10_000),
    windowShape: choice('windowShape', options.windowShape ?? 'dynamic', ['dynamic', 'fixed']),
    architecture: architecture === 'cbow' ? `cbow-${cbowInput}` : 'skip-gram',
    loss: choice('loss.type', loss.type, ['negative-sampling', 'hierarchical-softmax', 'softmax']),
    negatives: whole('negatives', sampling?.negatives ?? 5, 1, 10_000),
    noiseExponent: finite('exponent', sampling?.exponent ?? 0.75),
    negativeSharing: choice('negativeSharing', options.negativeSharing ?? 'window', ['window', 'pair']),
    deterministic: options.deterministic ?? false,
    minCount: whole('minCount', options.minCount ?? 5, 1, Number.MAX_SAFE_INTEGER),
    maxVocabularySize:
      options.maxVocabularySize === undefined
        ? undefined
        : whole('maxVocabularySize', options.maxVocabularySize, 1, 2 ** 31 - 1),
    subsample: atLeastZero('subsample', options.subsample ?? 1e-3),
    epochs: whole('epochs', options.epochs ?? 5, 1, 100_000),
    learningRate,
    minLearningRate: atLeastZero('minLearningRate', options.minLearningRate ?? learningRate * 1e-4),
    threads,
    seed: whole('seed', options.seed ?? 1, 0, 2 ** 32 - 1),
    instructions: chooseInstructions(options),
  };
}

/** A deterministic run takes plain SIMD: fused multiplications round differently from one processor to the next. */
function chooseInstructions({ deterministic, instructions }: Word2VecOptions): Instructions {
  const supported = supportedInstructions();
  if (!deterministic) return instructions ?? supported;
  if (supported === 'plain' || (instructions ?? 'simd') !== 'simd') {
    throw new FirthError('UNSUPPORTED', 'a deterministic training runs on plain SIMD, and this one cannot');
  }
  return 'simd';
}

function choice<T extends string>(name: string, value: T, choices: readonly T[]): T {
  if (choices.includes(value)) return value;
  throw new FirthError('BAD_OPTION', `${name} must be one of ${choices.join(', ')}, not ${value}`);
}

function whole(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new FirthError('BAD_OPTION', `${name} must be a whole number from ${least} to ${most}, not ${value}`);
}

function positive(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw new FirthError('BAD_OPTION', `${name} must be a number above 0, not ${value}`);
}

function atLeastZero(name: string, value: number): number {
  if (Number.isFinite(value) && value >= 0) return value;
  throw new FirthError('BAD_OPTION', `${name} must be 0 or more, not ${value}`);
}

function finite(name: string, value: number): number {
  if (Number.isFinite(value)) return value;
  throw new FirthError('BAD_OPTION', `${name} must be a number, not ${value}`);
}
