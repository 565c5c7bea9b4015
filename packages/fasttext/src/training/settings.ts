import type { ModelSettings } from '@firth/training';

/** The options of a training with every choice made. */
export interface Settings extends ModelSettings {
  readonly minGram: number;
  readonly maxGram: number;
  readonly buckets: number;
  readonly labelPrefix: string;
}
