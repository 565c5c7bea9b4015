import { FirthError, tokensOf } from '@firth/core';
import type { GloVeModel } from '@firth/kernel/glove';
import { readCheckpoint, type TrainingState, writeCheckpoint } from '@firth/training';
import type { Cooccurrences } from './cooccurrences/cooccurrences.ts';
import type { Settings } from './settings.ts';

/** A training run at a moment: with the same text or counts, all that is needed to go on. */
export interface GloVeCheckpoint {
  readonly settings: Settings;
  readonly state: TrainingState;
  /** The vocabulary and the number of counts, by which a text is recognized. */
  readonly words: readonly string[];
  readonly records: number;
  /** The model's rows as the kernel lays them out: numbers, and the roots of their squared gradients. */
  readonly wordRows: Float32Array;
  readonly contextRows: Float32Array;
}

const kind = 'glove';

/** Returns a checkpoint of `model`, a copy. */
export function takeCheckpoint(
  settings: Settings,
  { vocabulary, size }: Cooccurrences,
  model: GloVeModel,
  state: TrainingState,
): GloVeCheckpoint {
  const [wordRows, contextRows] = [model.wordRows.slice(), model.contextRows.slice()];
  return { settings, state, words: tokensOf(vocabulary), records: size, wordRows, contextRows };
}

/**
 * Puts the rows of `checkpoint` into `model`.
 *
 * @throws FirthError `INCONSISTENT` where the counts are not the ones that the checkpoint was made with
 */
export function restoreCheckpoint(
  { words, records, wordRows, contextRows }: GloVeCheckpoint,
  { vocabulary, size }: Cooccurrences,
  model: GloVeModel,
): void {
  const isSame =
    vocabulary.size === words.length &&
    size === records &&
    words.every((word, id) => vocabulary.tokenOf(id) === word) &&
    model.wordRows.length === wordRows.length &&
    model.contextRows.length === contextRows.length;
  if (!isSame)
    throw new FirthError('INCONSISTENT', 'the checkpoint was made with another text: its words and counts differ');
  model.wordRows.set(wordRows);
  model.contextRows.set(contextRows);
}

/** Returns the bytes of a checkpoint file (`@firth/training` describes the format), in pieces. */
export function writeGloVeCheckpoint(checkpoint: GloVeCheckpoint): Iterable<Uint8Array> {
  const { wordRows, contextRows, ...description } = checkpoint;
  return writeCheckpoint({ kind, description, arrays: { wordRows, contextRows } });
}

/**
 * Returns the checkpoint in a file.
 *
 * @throws FirthError `BAD_MAGIC`, `UNSUPPORTED`, `BAD_HEADER`, `TRUNCATED`, `TRAILING_DATA`, with the file and the byte offset
 */
export async function readGloVeCheckpoint(source: Blob, file?: string): Promise<GloVeCheckpoint> {
  const { description, arrays } = await readCheckpoint(source, { kind, ...(file !== undefined && { file }) });
  const { wordRows, contextRows } = arrays;
  if (!isDescription(description) || !(wordRows instanceof Float32Array) || !(contextRows instanceof Float32Array)) {
    const message = 'the header is not that of a GloVe checkpoint';
    throw new FirthError('BAD_HEADER', message, file === undefined ? {} : { file });
  }
  return { ...description, wordRows, contextRows };
}

function isDescription(value: unknown): value is Pick<GloVeCheckpoint, 'settings' | 'state' | 'words' | 'records'> {
  const { settings, state, words, records } = (value ?? {}) as Record<string, unknown>;
  return isObject(settings) && isObject(state) && Array.isArray(words) && typeof records === 'number';
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
