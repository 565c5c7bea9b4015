import { join } from 'node:path';
import { loadVectors, saveVectors } from '@firth/formats';
import { log } from '../lib/log.ts';
import { digestOf } from './digest.ts';
import { randomVectors, trainedLikeVectors } from './random-vectors.ts';

/** The files of a run, in a folder that goes with it. */
export interface Files {
  /** The vectors to search. */
  readonly search: string;
  /** The vectors to search nearly: directions that are all alike far apart have no near ones to find. */
  readonly trainedLike: string;
  /** The vectors to load and to save, in both formats. */
  readonly text: string;
  readonly binary: string;
  /** Where a program saves them. */
  saved(program: string, format: 'text' | 'binary'): string;
}

/** How many vectors of how many numbers. */
interface Sizes {
  readonly rows: number;
  readonly 'file-rows': number;
  readonly dimensions: number;
}

/** Returns the paths of the files in `folder`; those to search are both at `trained` where there is one. */
export function filesIn(folder: string, trained?: string): Files {
  return {
    search: trained ?? join(folder, 'search.bin'),
    trainedLike: trained ?? join(folder, 'trained-like.bin'),
    text: join(folder, 'many.txt'),
    binary: join(folder, 'many.bin'),
    saved: (program, format) => join(folder, `saved-by-${program}.${format === 'text' ? 'txt' : 'bin'}`),
  };
}

/** Writes those of the vectors to search that are `read`. */
export async function makeVectorsToSearch(
  { search, trainedLike }: Files,
  read: ReadonlySet<string>,
  { rows, dimensions }: Sizes,
): Promise<void> {
  log(`making ${rows} vectors to search`);
  if (read.has(search)) await saveVectors(search, randomVectors(rows, dimensions));
  if (read.has(trainedLike)) await saveVectors(trainedLike, trainedLikeVectors(rows, dimensions));
}

/** Writes the vectors to load and to save in the formats that are `read`, and returns their digest. */
export async function makeVectorsToLoad(
  { text, binary }: Files,
  read: ReadonlySet<string>,
  { dimensions, ...sizes }: Sizes,
): Promise<string> {
  log(`making ${sizes['file-rows']} vectors to load`);
  const many = randomVectors(sizes['file-rows'], dimensions);
  for (const path of [text, binary]) if (read.has(path)) await saveVectors(path, many);
  return digestOf(many);
}

/** Returns the digest of the vectors in the file at `path`, as we read it. */
export async function digestOfFile(path: string): Promise<string> {
  return digestOf(await loadVectors(path));
}
