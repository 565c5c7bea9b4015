import { FirthError, type Place } from '@firth/core';
import { codedTableOf, isCompressed } from '../compressed/read-compressed-vectors.ts';
import { keyedVectorsOf, type SideArray } from '../gensim/keyed-vectors.ts';
import { parsePickle } from '../gensim/parse-pickle.ts';
import { arrayOf } from '../gensim/pickled-array.ts';
import { openGGUF } from '../gguf/open-gguf.ts';
import { tokenTableOf } from '../gguf/read-gguf-vectors.ts';
import { readNpyHead, tableShape } from '../npy/read-npy.ts';
import { openSafetensors, type Safetensors } from '../safetensors/open-safetensors.ts';
import { tableName, wordsName } from '../safetensors/read-safetensors-vectors.ts';
import { numbersOfType } from './numbers-of-type.ts';
import type { VectorsOutline } from './vectors-summary.ts';

/** Returns what the header of a safetensors file says. @throws FirthError as `readSafetensorsVectors` */
export async function outlineSafetensors(file: Blob, place: Place): Promise<VectorsOutline> {
  const opened = await openSafetensors(file, { name: place.file });
  const { tensors } = opened;
  const words = tensors.get(wordsName);
  if (isCompressed(opened)) {
    const { encoding = 'int8', columns } = codedTableOf(opened, place);
    return outlineOf(codedRows(tensors, encoding, place), columns, encoding, words?.byteLength);
  }
  const table = tensors.get(tableName);
  const [rows, columns] = table?.shape ?? [];
  if (table && words && rows !== undefined && columns !== undefined)
    return outlineOf(rows, columns, numbersOfType(table.type), words.byteLength);
  throw new FirthError('UNSUPPORTED', `has no tensors ${tableName} and ${wordsName}`, place);
}

/** How many rows a table of codes has: each tensor has one a row, but for where the rows of a sparse one begin. */
function codedRows(tensors: Safetensors['tensors'], encoding: string, place: Place): number {
  const tensor = tensors.get('codes') ?? tensors.get(tableName);
  const starts = tensors.get('starts');
  const rows = encoding === 'sparse' && starts ? starts.shape[0]! - 1 : tensor?.shape[0];
  if (rows !== undefined) return rows;
  throw new FirthError('INCONSISTENT', `has no tensor of the encoding ${encoding}`, place);
}

/** @param wordsBytes bytes of all words, with one behind each */
function outlineOf(words: number, dimensions: number, numbers: string, wordsBytes: number | undefined): VectorsOutline {
  const wordBytes = wordsBytes === undefined ? undefined : Math.max(0, wordsBytes / words - 1);
  return { words, dimensions, numbers, isExact: true, wordBytes };
}

/** Returns what the header of a GGUF file says. @throws FirthError as `readGGUFVectors` */
export async function outlineGGUF(file: Blob, place: Place): Promise<VectorsOutline> {
  const { tokens, table, rows, columns } = tokenTableOf(await openGGUF(file, { name: place.file }), place);
  const letters = tokens.reduce((sum, token) => sum + token.length + 1, 0);
  return outlineOf(rows, columns, numbersOfType(table.type), letters);
}

/** Arrays beside a file of gensim, in the order of the layouts that have them. */
const sideArrays: readonly SideArray[] = ['vectors', 'wv.vectors', 'syn0', 'wv.syn0'];

/** Opens an array beside a file, where there is one. */
export type SideFile = (array: SideArray) => Promise<Blob | undefined>;

/**
 * Returns what the header of the array beside a file of gensim says. One that has its numbers in its pickle is small, and parsed.
 *
 * @throws FirthError as `readGensim`
 */
export async function outlineGensim(file: Blob, place: Place, sideFile?: SideFile): Promise<VectorsOutline> {
  for (const array of sideArrays) {
    const side = await sideFile?.(array);
    if (!side) continue;
    const sidePlace = { file: `${place.file}.${array}.npy` };
    const { type, shape } = await readNpyHead(side, sidePlace);
    const [rows, columns] = tableShape(shape, sidePlace);
    return outlineOf(rows, columns, numbersOfType(type), undefined);
  }
  const { words, table } = keyedVectorsOf(parsePickle(await file.bytes(), place), place);
  if (!('pickled' in table))
    throw new FirthError('IO', `the array ${table.beside} is in a file beside, which was not found`, place);
  const { type, shape } = arrayOf(table.pickled, place);
  const letters = words.reduce((sum, word) => sum + word.length + 1, 0);
  return outlineOf(words.length, tableShape(shape, place)[1], numbersOfType(type), letters);
}
