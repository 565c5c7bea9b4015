import { FirthError, type WordVectors } from '@firth/core';
import { readVectors } from '@firth/formats';
import { loadPretrained } from '../data/load-pretrained.ts';
import { loadVectors } from '../data/load-vectors.ts';
import { bundledModels, firstModel } from './bundled-models.ts';
import type { ModelCard } from './models-api.ts';

/** More words of a dropped file are not read: a page has to hold them. */
const mostWords = 200_000;

const opened = new Map<string, Promise<WordVectors>>();

/**
 * Returns the vectors that are called `model`; the page's own are fetched when they are first asked for.
 *
 * @throws Error where there is no such model, or it cannot be fetched
 */
export function vectorsOf(model: string): Promise<WordVectors> {
  const known = opened.get(model);
  if (known) return known;
  if (!bundledModels.includes(model)) return Promise.reject(new Error(`there is no model ${model} here`));
  const loading = model === firstModel ? loadVectors() : loadPretrained();
  opened.set(model, loading);
  loading.catch(() => opened.delete(model)); // so that one can try again
  return loading;
}

/**
 * Reads the vectors of `file`, in any format that is known by its content, and keeps them by its name.
 *
 * @throws FirthError what `readVectors` throws; `EMPTY_VOCABULARY` for a file without words; `BAD_OPTION` for the name of one of the page's own
 */
export async function openFile(file: File): Promise<ModelCard> {
  if (bundledModels.includes(file.name)) throw new FirthError('BAD_OPTION', `${file.name} is the name of a model here`);
  const warnings: string[] = [];
  const vectors = await readVectors(file, {
    name: file.name,
    limit: mostWords,
    onWarning: ({ message }) => void warnings.push(message),
  });
  if (vectors.vocabulary.size === 0) throw new FirthError('EMPTY_VOCABULARY', 'it has no words', { file: file.name });
  if (vectors.vocabulary.size === mostWords) warnings.push(`only the first ${mostWords} words were read`);
  opened.set(file.name, Promise.resolve(vectors));
  return cardOf(file.name, vectors, warnings);
}

/** Returns what a model is known by. */
export function cardOf(name: string, vectors: WordVectors, warnings: readonly string[] = []): ModelCard {
  const { vocabulary, dimensions } = vectors;
  return { name, words: vocabulary.size, dimensions, ...(warnings.length > 0 && { note: warnings.join('; ') }) };
}
