import { FirthError, type Tokenizer, type WordVectors } from '@firth/core';
import { openFile } from '@firth/files';
import { checkTokenizer, createWordVectors } from '@firth/vectors';
import { formatOfMagic } from './format-of-magic.ts';
import type { SideArray } from './gensim/keyed-vectors.ts';
import { readGensim } from './gensim/read-gensim.ts';
import { openFolder, readFolder } from './read-folder.ts';
import type { ReadOptions } from './read-options.ts';
import { readVectors } from './read-vectors.ts';
import { loadTokenizerFingerprint, openIfThere } from './tokenizer-side-file.ts';
import { isFolderFormat, type VectorFormat } from './vector-format.ts';

export interface LoadVectorsOptions extends ReadOptions {
  /** The format, where it is known; `auto`, the default, tells it from the content. */
  readonly format?: VectorFormat | 'auto' | undefined;
  /** The tokenizer that the vectors are wanted for: those of another one are refused. */
  readonly tokenizer?: Pick<Tokenizer, 'fingerprint'> | undefined;
}

/**
 * Returns the vectors in the file at `path`, in any format that is known, told by its content and not by its name. The
 * file may be gzip. The fingerprint of the tokenizer that made the words is taken from the file beside it, where there is one, and
 * so are the large arrays of gensim's files. A folder of model2vec or of the Embedding Projector is read, too.
 *
 * @throws FirthError `IO` when the file cannot be read; `INCONSISTENT` where another tokenizer than the one given made the words; else what
 * {@link readVectors} throws
 *
 * @example
 * ```ts
 * const three = await readVectors(new Blob(['3 2\nking 1 0\nqueen 0.5 1\nrook 0 2\n']));
 * await saveVectors('three.bin.gz', three);
 * const vectors = await loadVectors('three.bin.gz', { limit: 2 });
 * console.log(vectors.vocabulary.size, vectors.dimensions); // 2 2
 * ```
 */
export async function loadVectors(path: string | URL, options: LoadVectorsOptions = {}): Promise<WordVectors> {
  const folder = await openFolder(path);
  const source = folder ?? (await openFile(path));
  const tokenizerFingerprint = await loadTokenizerFingerprint(path);
  if (options.tokenizer) checkTokenizer({ tokenizerFingerprint }, options.tokenizer, String(path));
  const named = { name: String(path), ...options };
  const wanted = options.format === 'auto' ? undefined : options.format;
  const vectors =
    source instanceof Blob ? await readFile(source, path, wanted, named) : await readFolder(source, wanted, named);
  if (tokenizerFingerprint === undefined) return vectors;
  return createWordVectors(vectors.vocabulary, vectors.matrix, { tokenizerFingerprint });
}

/** Only here is it known what lies beside the file. */
async function readFile(
  file: Blob,
  path: string | URL,
  format: VectorFormat | undefined,
  { format: _, ...options }: LoadVectorsOptions,
): Promise<WordVectors> {
  if (format !== undefined && isFolderFormat(format)) throw isNoFolder(path, format);
  const isGensim = (format ?? formatOfMagic(await file.slice(0, 2).bytes())) === 'gensim';
  if (!isGensim) return readVectors(file, { ...options, format });
  return readGensim(file, { ...options, sideFile: (array) => openIfThere(besides(path, array)) });
}

/** Returns the error of a file where a folder is wanted. */
export function isNoFolder(path: string | URL, format: VectorFormat): FirthError {
  return new FirthError('BAD_OPTION', `is a file; vectors in the format ${format} are a folder`, {
    file: String(path),
  });
}

/** Returns where gensim keeps a large array of the file at `path`. */
export function besides(path: string | URL, array: SideArray): string | URL {
  const ending = `.${array}.npy`;
  return path instanceof URL ? new URL(path.href + ending) : path + ending;
}
