import { type ModelCheckpoint, readModelCheckpoint, writeModelCheckpoint } from '@firth/training';
import type { Settings } from './settings.ts';

/** A training run at a moment: with the same text, all that is needed to go on. Of the buckets it holds those that the text's words use. */
export type FastTextCheckpoint = ModelCheckpoint<Settings>;

const kind = 'fasttext';

/** Returns the bytes of a checkpoint file (`@firth/training` describes the format), in pieces. */
export function writeFastTextCheckpoint(checkpoint: FastTextCheckpoint): Iterable<Uint8Array> {
  return writeModelCheckpoint(kind, checkpoint);
}

/**
 * Returns the checkpoint in a file.
 *
 * @throws FirthError `BAD_MAGIC`, `UNSUPPORTED`, `BAD_HEADER`, `TRUNCATED`, `TRAILING_DATA`, with the file and the byte offset
 */
export function readFastTextCheckpoint(source: Blob, file?: string): Promise<FastTextCheckpoint> {
  return readModelCheckpoint(kind, source, file);
}
