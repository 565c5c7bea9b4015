import { type Remote, wrap } from 'comlink';
import { useSyncExternalStore } from 'preact/compat';
import { bundledModels } from './bundled-models.ts';
import type { ModelCard, ModelsApi } from './models-api.ts';

let worker: Remote<ModelsApi> | undefined;

/** Returns the worker in which all word vectors of the page live, so that none keeps the page waiting; the first call starts it. */
export function models(): Remote<ModelsApi> {
  worker ??= wrap<ModelsApi>(new Worker(new URL('./models.worker.ts', import.meta.url), { type: 'module' }));
  return worker;
}

let dropped: readonly ModelCard[] = [];
const listeners = new Set<() => void>();

/**
 * Reads vectors from a file that somebody dropped; from then on all rooms have them.
 *
 * @throws Error what is wrong with the file
 */
export async function openModel(file: File): Promise<ModelCard> {
  const card = await models().open(file);
  dropped = [...dropped.filter(({ name }) => name !== card.name), card];
  for (const listener of listeners) listener();
  return card;
}

/** Returns the names of all models that a room can offer, and again when one is dropped. */
export function useModelNames(): readonly string[] {
  const cards = useSyncExternalStore(subscribe, () => dropped);
  return [...bundledModels, ...cards.map(({ name }) => name)];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
