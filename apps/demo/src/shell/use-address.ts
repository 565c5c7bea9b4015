import { useSyncExternalStore } from 'preact/compat';

/** The parameters in the address of the page, by name. */
export type Parameters = Readonly<Record<string, string>>;

const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};
globalThis.addEventListener?.('popstate', tell);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Returns the query of the address, and again whenever it changes. */
export function useQuery(): string {
  return useSyncExternalStore(subscribe, () => location.search);
}

/**
 * Goes to the address with `parameters`. A step of its own can be gone back; a change in place, as of a slider that is being dragged,
 * replaces the address.
 */
export function goTo(parameters: Parameters, how: 'step' | 'in place' = 'step'): void {
  const address = `${location.pathname}?${new URLSearchParams(parameters)}`;
  if (how === 'step') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  tell();
}

/** Returns the parameters in `query`. */
export function parametersOf(query: string): Parameters {
  return Object.fromEntries(new URLSearchParams(query));
}
