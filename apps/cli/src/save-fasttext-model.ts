import type { FastTextModel, SupervisedModel } from '@firth/fasttext';
import { countBytes } from './count-bytes.ts';

/** Writes `model` to the file at `path`, which is replaced whole or not at all. Returns the bytes written, before packing. */
export async function saveFastTextModel(
  path: string,
  model: FastTextModel | SupervisedModel,
  signal: AbortSignal,
): Promise<number> {
  const { writeFastTextModel } = await import('@firth/fasttext');
  const { saveAtomically } = await import('@firth/files');
  const counted = countBytes(writeFastTextModel(model), signal);
  await saveAtomically(path, counted.chunks, { gzip: path.endsWith('.gz') });
  return counted.bytes;
}
