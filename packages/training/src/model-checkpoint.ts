import { FirthError, tokensOf } from '@firth/core';
import { areFinite, type ModelRows } from '@firth/kernel/runtime';
import { readCheckpoint, writeCheckpoint } from './checkpoint-file.ts';
import type { EncodedText } from './encode-text.ts';
import { packRows, unpackRows } from './pack-rows.ts';
import type { TrainingState } from './run-training.ts';

/** A training run of a model of two tables at a moment: with the same text, all that is needed to go on. */
export interface ModelCheckpoint<Settings> {
  readonly settings: Settings;
  readonly state: TrainingState;
  /** The vocabulary, by which a text is recognized. */
  readonly words: readonly string[];
  readonly counts: Float64Array;
  /** The model's rows, one after the other. */
  readonly inputRows: Float32Array;
  readonly outputRows: Float32Array;
}

/** The part of a model that training changes. */
export interface ModelTables {
  readonly inputRows: ModelRows;
  readonly outputRows: ModelRows;
}

/**
 * Returns a checkpoint of `model`, a copy.
 *
 * @throws FirthError `DIVERGED` where its rows have numbers that are infinite or none: the checkpoint before is worth more
 */
export function takeModelCheckpoint<Settings>(
  settings: Settings,
  { vocabulary, counts }: EncodedText,
  model: ModelTables,
  state: TrainingState,
): ModelCheckpoint<Settings> {
  const [inputRows, outputRows] = [packRows(model.inputRows).data, packRows(model.outputRows).data];
  if (!(hasFiniteNumbers(inputRows) && hasFiniteNumbers(outputRows))) throw divergence();
  return { settings, state, words: tokensOf(vocabulary), counts, inputRows, outputRows };
}

/** @throws FirthError `DIVERGED` where a number of the model's rows is infinite or none, which the loss need not show yet */
export function checkRows({ inputRows, outputRows }: ModelTables): void {
  if (!(inputRows.areFinite() && outputRows.areFinite())) throw divergence();
}

function hasFiniteNumbers({ buffer, byteOffset, length }: Float32Array): boolean {
  return areFinite(new Uint32Array(buffer, byteOffset, length), 0, length);
}

function divergence(): FirthError {
  return new FirthError('DIVERGED', 'the vectors are no longer numbers: use a smaller learning rate');
}

/**
 * Puts the rows of `checkpoint` into `model`.
 *
 * @throws FirthError `INCONSISTENT` where the text is not the one that the checkpoint was made with
 */
export function restoreModelCheckpoint(
  checkpoint: ModelCheckpoint<unknown>,
  text: EncodedText,
  model: ModelTables,
): void {
  const { words, counts, inputRows, outputRows } = checkpoint;
  const { vocabulary } = text;
  const isSame =
    vocabulary.size === words.length &&
    words.every((word, id) => vocabulary.tokenOf(id) === word && text.counts[id] === counts[id]) &&
    holds(model.inputRows, inputRows) &&
    holds(model.outputRows, outputRows);
  if (!isSame)
    throw new FirthError('INCONSISTENT', 'the checkpoint was made with another text: its words and counts differ');
  unpackRows(inputRows, model.inputRows);
  unpackRows(outputRows, model.outputRows);
}

function holds({ count, columns }: ModelRows, { length }: Float32Array): boolean {
  return count * columns === length;
}

/** Yields the bytes of the file of a checkpoint of the trainer `kind`, in the format of `writeCheckpoint`. */
export function writeModelCheckpoint(kind: string, checkpoint: ModelCheckpoint<unknown>): Iterable<Uint8Array> {
  const { settings, state, words, counts, inputRows, outputRows } = checkpoint;
  return writeCheckpoint({ kind, description: { settings, state, words }, arrays: { counts, inputRows, outputRows } });
}

/**
 * Returns the checkpoint of the trainer `kind` in a file; its settings are those that were written.
 *
 * @throws FirthError `BAD_MAGIC`, `UNSUPPORTED`, `BAD_HEADER`, `TRUNCATED`, `TRAILING_DATA`, with the file and the byte offset
 */
export async function readModelCheckpoint<Settings>(
  kind: string,
  source: Blob,
  file?: string,
): Promise<ModelCheckpoint<Settings>> {
  const place = file === undefined ? {} : { file };
  const { description, arrays } = await readCheckpoint(source, { kind, ...place });
  const { counts, inputRows, outputRows } = arrays;
  if (
    isDescription<Settings>(description) &&
    counts instanceof Float64Array &&
    isRows(inputRows) &&
    isRows(outputRows)
  ) {
    return { ...description, counts, inputRows, outputRows };
  }
  throw new FirthError('BAD_HEADER', `the header is not that of a ${kind} checkpoint`, place);
}

function isRows(array: unknown): array is Float32Array {
  return array instanceof Float32Array;
}

function isDescription<Settings>(
  value: unknown,
): value is Pick<ModelCheckpoint<Settings>, 'settings' | 'state' | 'words'> {
  const { settings, state, words } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof settings === 'object' &&
    settings !== null &&
    typeof state === 'object' &&
    state !== null &&
    Array.isArray(words)
  );
}
