import { openFile } from '@firth/files';
import { besides, isNoFolder } from '../load-vectors.ts';
import { outlineModel2Vec } from '../model2vec/read-model2vec.ts';
import { type FolderFiles, openFolder, openFolderFiles } from '../read-folder.ts';
import type { ReadOptions } from '../read-options.ts';
import { openIfThere } from '../tokenizer-side-file.ts';
import { isFolderFormat, type VectorFormat } from '../vector-format.ts';
import { inspectVectors } from './inspect-vectors.ts';
import { outlineRows } from './outline-rows.ts';
import { summaryOf, type VectorsSummary } from './vectors-summary.ts';

export interface InspectVectorFileOptions extends Pick<ReadOptions, 'limit' | 'limits' | 'signal'> {
  /** The format, where it is known; `auto`, the default, tells it from the content. */
  readonly format?: VectorFormat | 'auto' | undefined;
}

/**
 * Returns how many vectors of which length the file or folder at `path` has, and the memory that {@link loadVectors} would take for them: as
 * `inspectVectors`, with the arrays that gensim keeps beside a file.
 *
 * @throws FirthError `IO` when the file cannot be read; else what `loadVectors` throws, as far as the head tells
 * @example
 * ```ts
 * await saveVectors('two.bin', await readVectors(new Blob(['2 2\nking 1 0\nqueen 0.5 1\n'])));
 * console.log(await inspectVectorFile('two.bin', { limit: 1 }));
 * // {
 * //   format: 'word2vec-binary',
 * //   words: 1,
 * //   dimensions: 2,
 * //   numbers: 'float32',
 * //   isExact: true,
 * //   memory: { vectors: 8, words: 33, total: 41 }
 * // }
 * ```
 */
export async function inspectVectorFile(
  path: string | URL,
  { format = 'auto', ...options }: InspectVectorFileOptions = {},
): Promise<VectorsSummary> {
  const named = { ...options, name: String(path) };
  const folder = await openFolder(path);
  if (folder)
    return inspectFolder(
      await openFolderFiles(folder, format === 'auto' ? undefined : format, { file: named.name }),
      named,
    );
  if (format !== 'auto' && isFolderFormat(format)) throw isNoFolder(path, format);
  const sideFile = (array: Parameters<typeof besides>[1]): Promise<Blob | undefined> =>
    openIfThere(besides(path, array));
  return inspectVectors(await openFile(path), { ...named, format, sideFile });
}

async function inspectFolder(files: FolderFiles, options: ReadOptions): Promise<VectorsSummary> {
  const { name: file } = options;
  if (files.format === 'projector')
    return summaryOf('projector', await outlineRows(files.vectors, 'projector', options), options, {
      file: `${file}/vectors.tsv`,
    });
  const place = { file: `${file}/model.safetensors` };
  return summaryOf('model2vec', await outlineModel2Vec(files.model, place), options, place);
}
