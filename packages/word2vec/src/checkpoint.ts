import { FirthError, tokensOf } from '@firth/core';
import type { Word2VecModel } from '@firth/kernel/word2vec';
import { type EncodedText, readCheckpoint, type TrainingState, writeCheckpoint } from '@firth/training';
import type { Settings } from './settings.ts';

/** A training run at a moment: with the same text, all that is needed to go on. */
export interface Word2VecCheckpoint {
  readonly settings: Settings;
  readonly state: TrainingState;
  /** The vocabulary, by which a text is recognized. */
  readonly words: readonly string[];
  readonly counts: Float64Array;
  /** The model's rows, padding included. */
  readonly inputRows: Float32Array;
  readonly outputRows: Float32Array;
}

const kind = 'word2vec';

/** Returns a checkpoint of `model`, a copy. */
export function takeCheckpoint(
  settings: Settings,
  text: EncodedText,
  model: Word2VecModel,
  state: TrainingState,
): Word2VecCheckpoint {
  const words = tokensOf(text.vocabulary);
  const [inputRows, outputRows] = [model.inputRows.slice(), model.outputRows.slice()];
  return { settings, state, words, counts: text.counts, inputRows, outputRows };
}

/**
 * Puts the rows of `checkpoint` into `model`.
 *
 * @throws FirthError `INCONSISTENT` where the text is not the one that the checkpoint was made with
 */
export function restoreCheckpoint(checkpoint: Word2VecCheckpoint, text: EncodedText, model: Word2VecModel): void {
  const { words, counts, inputRows, outputRows } = checkpoint;
  const { vocabulary } = text;
  const isSame =
    vocabulary.size === words.length &&
    words.every((word, id) => vocabulary.tokenOf(id) === word && text.counts[id] === counts[id]) &&
    model.inputRows.length === inputRows.length &&
    model.outputRows.length === outputRows.length;
  if (!isSame)
    throw new FirthError('INCONSISTENT', 'the checkpoint was made with another text: its words and counts differ');
  model.inputRows.set(inputRows);
  model.outputRows.set(outputRows);
}

/** Returns the bytes of a checkpoint file (`@firth/training` describes the format), in pieces. */
export function writeWord2VecCheckpoint(checkpoint: Word2VecCheckpoint): Iterable<Uint8Array> {
  const { settings, state, words, counts, inputRows, outputRows } = checkpoint;
  return writeCheckpoint({ kind, description: { settings, state, words }, arrays: { counts, inputRows, outputRows } });
}

/**
 * Returns the checkpoint in a file.
 *
 * @throws FirthError `BAD_MAGIC`, `UNSUPPORTED`, `BAD_HEADER`, `TRUNCATED`, `TRAILING_DATA`, with the file and the byte offset
 */
export async function readWord2VecCheckpoint(source: Blob, file?: string): Promise<Word2VecCheckpoint> {
  const { description, arrays } = await readCheckpoint(source, { kind, ...(file !== undefined && { file }) });
  const { counts, inputRows, outputRows } = arrays;
  if (!isDescription(description) || !(counts instanceof Float64Array) || !isRows(inputRows) || !isRows(outputRows)) {
    throw new FirthError(
      'BAD_HEADER',
      'the header is not that of a word2vec checkpoint',
      file === undefined ? {} : { file },
    );
  }
  return { ...description, counts, inputRows, outputRows };
}

function isRows(array: unknown): array is Float32Array {
  return array instanceof Float32Array;
}

function isDescription(value: unknown): value is Pick<Word2VecCheckpoint, 'settings' | 'state' | 'words'> {
  const { settings, state, words } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof settings === 'object' &&
    settings !== null &&
    typeof state === 'object' &&
    state !== null &&
    Array.isArray(words)
  );
}
