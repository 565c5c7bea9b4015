import type { RunSettings } from '../../training/training-api.ts';

/** Settings as the address has them. */
export const defaultSettings = {
  architecture: 'skip-gram',
  dimensions: '100',
  window: '5',
  epochs: '5',
  rate: '0.025',
  minimum: '5',
  subsample: '0.001',
  threads: '1',
  seed: '1',
};

export type SettingsState = typeof defaultSettings;

/** Threads that a visitor can choose from: in a page without shared memory there is one. */
export const mostThreads: number = globalThis.crossOriginIsolated ? Math.min(16, navigator.hardwareConcurrency) : 1;

/** Returns the settings that the address asks for, kept within what the page can do. */
export function settingsOf(state: SettingsState): RunSettings {
  return {
    architecture: state.architecture === 'cbow' ? 'cbow' : 'skip-gram',
    dimensions: whole(state.dimensions, 8, 300),
    window: whole(state.window, 1, 15),
    epochs: whole(state.epochs, 1, 50),
    learningRate: within(state.rate, 0.001, 0.2),
    minCount: whole(state.minimum, 1, 1000),
    subsample: within(state.subsample, 0, 1),
    threads: whole(state.threads, 1, mostThreads),
    seed: whole(state.seed, 0, 2 ** 32 - 1),
  };
}

function within(text: string, low: number, high: number): number {
  const value = Number(text);
  return Math.min(high, Math.max(low, Number.isFinite(value) ? value : low));
}

function whole(text: string, low: number, high: number): number {
  return Math.round(within(text, low, high));
}
