import { type ModelCheckpoint, readModelCheckpoint, writeModelCheckpoint } from '@firth/training';
import type { ClassifierSettings } from './settings.ts';

/** A classifier's training at a moment: with the same text, all that is needed to go on. */
export type ClassifierCheckpoint = ModelCheckpoint<ClassifierSettings>;

const kind = 'fasttext-supervised';

/** Returns the bytes of a checkpoint file (`@firth/training` describes the format), in pieces. */
export function writeClassifierCheckpoint(checkpoint: ClassifierCheckpoint): Iterable<Uint8Array> {
  return writeModelCheckpoint(kind, checkpoint);
}

/**
 * Returns the checkpoint in a file.
 *
 * @throws FirthError `BAD_MAGIC`, `UNSUPPORTED`, `BAD_HEADER`, `TRUNCATED`, `TRAILING_DATA`, with the file and the byte offset
 */
export function readClassifierCheckpoint(source: Blob, file?: string): Promise<ClassifierCheckpoint> {
  return readModelCheckpoint<ClassifierSettings>(kind, source, file);
}
