import { neighborOverlap } from '@firth/compression';
import type { WordVectors } from '@firth/core';
import { createWordVectors } from '@firth/vectors';
import { type Compressed, methods } from '../rooms/compression/methods.ts';
import { vectorsOf } from './open-models.ts';

/** Asked for the overlap: more would take seconds a method. */
const queries = 300;

const made = new Map<string, { readonly from: WordVectors; readonly compressed: Compressed }>();

/** Returns `model` by the compression `id`; asked again, the same. @throws Error where there is no such method */
export async function compressed(model: string, id: string): Promise<Compressed> {
  const from = await vectorsOf(model);
  const key = JSON.stringify([model, id]);
  const known = made.get(key);
  if (known?.from === from) return known.compressed;
  const method = methods.find((candidate) => candidate.id === id);
  if (!method) throw new Error(`there is no method ${id} here`);
  const result = method.compress(from.matrix);
  made.set(key, { from, compressed: result });
  return result;
}

/** Returns which part of the ten nearest neighbors the compression `id` leaves, 0 to 1. */
export async function overlapOf(model: string, id: string): Promise<number> {
  const { matrix } = await compressed(model, id);
  return neighborOverlap((await vectorsOf(model)).matrix, matrix, { queries });
}

/** Returns word vectors of the same words by the compression `id`. */
export async function compressedVectors(model: string, id: string): Promise<WordVectors> {
  const { matrix } = await compressed(model, id);
  return createWordVectors((await vectorsOf(model)).vocabulary, matrix);
}
