import { type ModelCheckpoint, readModelCheckpoint, writeModelCheckpoint } from '@firth/training';
import type { Settings } from './settings.ts';

/** A training run at a moment: with the same text, all that is needed to go on. */
export type Word2VecCheckpoint = ModelCheckpoint<Settings>;

const kind = 'word2vec';

/** Returns the bytes of a checkpoint file (`@firth/training` describes the format), in pieces. */
export function writeWord2VecCheckpoint(checkpoint: Word2VecCheckpoint): Iterable<Uint8Array> {
  return writeModelCheckpoint(kind, checkpoint);
}

/**
 * Returns the checkpoint in a file.
 *
 * @throws FirthError `BAD_MAGIC`, `UNSUPPORTED`, `BAD_HEADER`, `TRUNCATED`, `TRAILING_DATA`, with the file and the byte offset
 */
export function readWord2VecCheckpoint(source: Blob, file?: string): Promise<Word2VecCheckpoint> {
  return readModelCheckpoint(kind, source, file);
}
