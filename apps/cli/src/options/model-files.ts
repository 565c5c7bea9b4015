import type { TrainedFastText } from '@firth/fasttext';
import { usageError } from '../failure.ts';
import { saveFastTextModel } from '../save-fasttext-model.ts';
import { destinationOf, writeVectors } from './destination.ts';

/** A file that a fastText model goes to: the model, or the vectors of its words as text. */
export interface ModelFile {
  readonly path: string;
  readonly format: 'fasttext-bin' | 'word2vec-text';
}

/**
 * Returns the files that `--output path` stands for: by its ending, and without one a model and its vectors, as fastText's own program
 * writes them.
 *
 * @throws FirthError `BAD_OPTION` for another ending, and for stdout
 */
export function modelFilesOf(path: string): readonly ModelFile[] {
  if (path === '-') throw usageError('a model is two matrices: write it to a file, --output model.bin');
  if (/\.bin(\.gz)?$/.test(path)) return [{ path, format: 'fasttext-bin' }];
  if (/\.(vec|txt)(\.gz)?$/.test(path)) return [{ path, format: 'word2vec-text' }];
  if (/[^/\\]\.[^./\\]+$/.test(path))
    throw usageError('let the output end in .bin, .vec or .txt (and .gz), or in nothing: both');
  return [
    { path: `${path}.bin`, format: 'fasttext-bin' },
    { path: `${path}.vec`, format: 'word2vec-text' },
  ];
}

/** Writes `trained` to `file`, which is replaced whole or not at all. Returns the bytes written, before packing. */
export async function writeModelFile(
  { model, vectors }: TrainedFastText,
  { path, format }: ModelFile,
  signal: AbortSignal,
): Promise<number> {
  if (format !== 'fasttext-bin') return writeVectors(vectors, destinationOf(path, format), signal);
  return saveFastTextModel(path, model, signal);
}
