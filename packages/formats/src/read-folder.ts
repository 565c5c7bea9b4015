import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FirthError, type Place, type WordVectors } from '@firth/core';
import { openFile } from '@firth/files';
import { type Model2VecSource, readModel2Vec } from './model2vec/read-model2vec.ts';
import { namesInConfig, projectorConfig } from './projector/projector-config.ts';
import { type ProjectorSource, readProjector } from './projector/read-projector.ts';
import type { ReadOptions } from './read-options.ts';
import { type FolderVectorFormat, isFolderFormat } from './vector-format.ts';

/** A folder, and the names of what is in it. */
export interface Folder {
  readonly path: string;
  readonly names: readonly string[];
}

/** Returns the folder at `path`, `undefined` where something else is there, or nothing. */
export async function openFolder(path: string | URL): Promise<Folder | undefined> {
  const folder = typeof path === 'string' ? path : fileURLToPath(path);
  const names = await readdir(folder).catch(() => undefined);
  return names && { path: folder, names };
}

/** The files of a folder of vectors, open. */
export type FolderFiles =
  | ({ readonly format: 'model2vec' } & Model2VecSource)
  | ({ readonly format: 'projector' } & ProjectorSource);

/**
 * Opens the files of a format of several, told by their names unless it is given.
 *
 * @throws FirthError `UNSUPPORTED` for a folder of other files, `IO`
 */
export async function openFolderFiles(folder: Folder, format: string | undefined, place: Place): Promise<FolderFiles> {
  const known = format ?? formatOf(folder);
  if (known === undefined || !isFolderFormat(known))
    throw new FirthError(
      'UNSUPPORTED',
      `is a folder, and not one of ${known ?? 'model2vec or of the Projector'}`,
      place,
    );
  const open = (name: string): Promise<Blob> => openFile(join(folder.path, name));
  if (known === 'model2vec')
    return { format: known, model: await open('model.safetensors'), tokenizer: await open('tokenizer.json') };
  const config = folder.names.includes(projectorConfig) ? await open(projectorConfig) : undefined;
  const { vectors, metadata } = await namesInConfig(config, folder.names, { file: `${place.file}/${projectorConfig}` });
  return { format: known, vectors: await open(vectors), metadata: await open(metadata) };
}

/**
 * Returns the vectors of a format of several files, told by the names of the files unless it is given.
 *
 * @throws FirthError `UNSUPPORTED` for a folder of other files; else what {@link readModel2Vec} or {@link readProjector} throws
 */
export async function readFolder(
  folder: Folder,
  format: string | undefined,
  options: ReadOptions,
): Promise<WordVectors> {
  const files = await openFolderFiles(folder, format, { file: options.name ?? folder.path });
  return files.format === 'model2vec' ? readModel2Vec(files, options) : readProjector(files, options);
}

function formatOf({ names }: Folder): FolderVectorFormat | undefined {
  const has = (...wanted: readonly string[]): boolean => wanted.every((name) => names.includes(name));
  if (has('model.safetensors', 'tokenizer.json')) return 'model2vec';
  return has(projectorConfig) || has('vectors.tsv', 'metadata.tsv') ? 'projector' : undefined;
}
