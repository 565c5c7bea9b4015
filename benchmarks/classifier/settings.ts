import { FirthError } from '@firth/core';

/** What every program trains with. */
export interface Settings {
  readonly dimensions: number;
  readonly epochs: number;
  readonly learningRate: number;
  readonly threads: number;
  readonly loss: 'softmax' | 'one-vs-all' | 'hierarchical-softmax' | 'negative-sampling';
  readonly wordNgrams: number;
  readonly buckets: number;
}

type Mode = Pick<Settings, 'loss' | 'wordNgrams' | 'buckets'>;

const words = { wordNgrams: 1, buckets: 0 };

/** The modes by their names on the command line. */
export const modes: ReadonlyMap<string, Mode> = new Map<string, Mode>([
  ['words', { ...words, loss: 'softmax' }],
  ['pairs', { loss: 'softmax', wordNgrams: 2, buckets: 200_000 }],
  ['one-vs-all', { ...words, loss: 'one-vs-all' }],
  ['hierarchical', { ...words, loss: 'hierarchical-softmax' }],
  ['negatives', { ...words, loss: 'negative-sampling' }],
]);

/** @throws FirthError `BAD_OPTION` for another name */
export function modeNamed(name: string): Mode {
  const mode = modes.get(name);
  if (mode) return mode;
  throw new FirthError('BAD_OPTION', `--mode must be one of ${[...modes.keys()].join(', ')}, not ${name}`);
}
