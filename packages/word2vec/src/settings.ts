import type { ModelSettings } from '@firth/training';

/** The options of a training with every choice made. */
export type Settings = ModelSettings;
