import type { Instructions } from '@firth/kernel/runtime';
import type { CountingSettings } from './settle-counting.ts';

/** The options of a training with every choice made. */
export interface Settings extends CountingSettings {
  readonly dimensions: number;
  readonly xMax: number;
  readonly exponent: number;
  readonly epochs: number;
  readonly learningRate: number;
  readonly gradientClip: number;
  readonly output: 'sum' | 'word' | 'context';
  readonly seed: number;
  readonly instructions: Instructions;
}
