import type { SupervisedModel } from '@firth/fasttext';

/** Writes `model` to the file at `path`, which is replaced whole or not at all. Returns the bytes written, before packing. */
export async function saveSupervisedModel(path: string, model: SupervisedModel, signal: AbortSignal): Promise<number> {
  const { writeFastTextModel } = await import('@firth/fasttext');
  const { saveAtomically } = await import('@firth/files');
  let bytes = 0;
  function* counted(): Generator<Uint8Array> {
    for (const chunk of writeFastTextModel(model)) {
      signal.throwIfAborted();
      bytes += chunk.length;
      yield chunk;
    }
  }
  await saveAtomically(path, counted(), { gzip: path.endsWith('.gz') });
  return bytes;
}
