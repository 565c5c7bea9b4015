import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FirthError, type WordVectors } from '@firth/core';
import { saveAtomically } from '@firth/files';
import { formatOfPath, isPackedPath, vectorExtensions } from './format-of-path.ts';
import { saveTokenizerFingerprint } from './tokenizer-side-file.ts';
import { checkFormat, isFolderFormat, type WritableVectorFormat } from './vector-format.ts';
import { vectorFiles, writeVectors } from './write-vectors.ts';

export interface SaveVectorsOptions {
  /** The format; the default is that of the extension: `.bin` is binary, `.txt` and `.vec` are text, `.json` is wink's, `.safetensors` is that. */
  readonly format?: WritableVectorFormat | undefined;
}

/**
 * Saves `vectors` as the file at `path`, whole or not at all, packed with gzip where the path ends in `.gz`. Of the formats `model2vec` and `projector`,
 * which have several files, `path` is a folder, and each of its files is whole. The fingerprint of the tokenizer that made the words, where one did, goes
 * into a file beside it: `PATH.tokenizer.json`.
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
  { format = requireFormatOf(path) }: SaveVectorsOptions = {},
): Promise<void> {
  checkFormat(format);
  await saveTokenizerFingerprint(path, undefined); // Whatever happens on the way, new vectors have no old fingerprint.
  if (isFolderFormat(format)) await saveFolder(path, vectorFiles(vectors, format));
  else
    await saveAtomically(path, writeVectors(vectors, format, { reuseBuffers: true }), {
      gzip: isPackedPath(String(path)),
    });
  await saveTokenizerFingerprint(path, vectors.tokenizerFingerprint);
}

/** Saves each of `files` in the folder at `path`, which is made where there is none. */
async function saveFolder(path: string | URL, files: ReadonlyMap<string, Iterable<Uint8Array>>): Promise<void> {
  const folder = typeof path === 'string' ? path : fileURLToPath(path);
  await mkdir(folder, { recursive: true }).catch((cause: Error) => {
    throw new FirthError('IO', `the folder cannot be made: ${cause.message}`, { file: folder, cause });
  });
  for (const [name, chunks] of files) await saveAtomically(join(folder, name), chunks);
}

function requireFormatOf(path: string | URL): WritableVectorFormat {
  const format = formatOfPath(String(path));
  if (format) return format;
  throw new FirthError(
    'BAD_OPTION',
    `the extension should be one of ${vectorExtensions.join(', ')}, or the format given`,
    {
      file: String(path),
    },
  );
}
