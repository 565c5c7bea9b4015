import { FirthError, type WordVectors } from '@firth/core';
import { saveAtomically } from '@firth/files';
import type { WriteOptions } from './chunk-writer.ts';
import { writeSafetensorsVectors } from './safetensors/write-safetensors-vectors.ts';
import { saveTokenizerFingerprint } from './tokenizer-side-file.ts';
import { checkFormat, type WritableVectorFormat } from './vector-format.ts';
import { writeGloVeText } from './write-glove-text.ts';
import { writeWord2VecBinary } from './write-word2vec-binary.ts';
import { writeWord2VecText } from './write-word2vec-text.ts';

export interface SaveVectorsOptions {
  /** The format; the default is that of the extension: `.bin` is binary, `.txt` and `.vec` are text, `.safetensors` is that. */
  readonly format?: WritableVectorFormat | undefined;
}

const writers: Record<WritableVectorFormat, (vectors: WordVectors, options: WriteOptions) => Iterable<Uint8Array>> = {
  'glove-text': writeGloVeText,
  safetensors: writeSafetensorsVectors,
  'word2vec-binary': writeWord2VecBinary,
  'word2vec-text': writeWord2VecText,
};

const formatOfExtension: ReadonlyMap<string, WritableVectorFormat> = new Map([
  ['bin', 'word2vec-binary'],
  ['safetensors', 'safetensors'],
  ['txt', 'word2vec-text'],
  ['vec', 'word2vec-text'],
]);

/**
 * Saves `vectors` as the file at `path`, whole or not at all, packed with gzip where the path ends in `.gz`. The fingerprint of the
 * tokenizer that made the words, where one did, goes into a file beside it: `PATH.tokenizer.json`.
 *
 * @throws FirthError `BAD_OPTION` for an extension that says no format, or a format that there is not; `IO` when the
 * system refuses; `WORD_WITH_SPACE` or `BAD_UTF8` for a word that the format cannot hold. The old file is then as it
 * was.
 *
 * @example
 * ```ts
 * const vectors = await readVectors(new Blob(['2 2\nking 1 0\nqueen 0.5 1\n']));
 * await saveVectors('two.vec.gz', vectors);
 * await saveVectors('two.bin', vectors);
 * ```
 */
export async function saveVectors(
  path: string | URL,
  vectors: WordVectors,
  { format = formatOfPath(path) }: SaveVectorsOptions = {},
): Promise<void> {
  checkFormat(format);
  await saveTokenizerFingerprint(path, undefined); // Whatever happens on the way, new vectors have no old fingerprint.
  await saveAtomically(path, writers[format](vectors, { reuseBuffers: true }), { gzip: isPacked(path) });
  await saveTokenizerFingerprint(path, vectors.tokenizerFingerprint);
}

function isPacked(path: string | URL): boolean {
  return /\.gz$/i.test(String(path));
}

function formatOfPath(path: string | URL): WritableVectorFormat {
  const extension = /\.([^./\\]*?)(?:\.gz)?$/i.exec(String(path))?.[1]?.toLowerCase();
  const format = formatOfExtension.get(extension ?? '');
  if (format) return format;
  const known = [...formatOfExtension.keys()].map((each) => `.${each}`).join(', ');
  throw new FirthError('BAD_OPTION', `the extension should be one of ${known}, or the format given`, {
    file: String(path),
  });
}
