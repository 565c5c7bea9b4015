import type { Generator } from '@firth/kernel/random';
import type { ClassifierOptions } from './options.ts';

/** The settings that a search may change. */
export interface TunedSettings {
  readonly epochs: number;
  readonly learningRate: number;
  readonly dimensions: number;
  readonly wordNgrams: number;
  readonly minGram: number;
  readonly maxGram: number;
  readonly buckets: number;
  /** Of the quantized model, where one is wanted. */
  readonly subvectorLength: number;
}

/** Where a search begins: fastText's defaults. */
export const firstSettings: TunedSettings = {
  ...{ epochs: 5, learningRate: 0.1, dimensions: 100, wordNgrams: 1 },
  ...{ minGram: 0, maxGram: 0, buckets: 2_000_000, subvectorLength: 2 },
};

const minGrams = [0, 2, 3];

/**
 * Returns settings near `best`, the nearer the later: `elapsed`, 0 to 1, is the part of the time that is over. What `fixed` says stays.
 *
 * Each setting takes a Gaussian step, of its own width, on the scale of its logarithm or of the number (`AutotuneStrategy::ask` of
 * fastText's autotune.cc, whose widths and bounds these are).
 */
export function proposeSettings(
  best: TunedSettings,
  fixed: Partial<TunedSettings>,
  elapsed: number,
  random: Generator,
): TunedSettings {
  const step = (widest: number, narrowest: number): number => {
    const late = Math.min(0.5, Math.max(elapsed - 0.25, 0)) / 0.5;
    return (widest - (widest - narrowest) * late) * normal(random);
  };
  const times = (value: number, least: number, most: number, ...widths: readonly [number, number]): number =>
    Math.min(most, Math.max(least, value * 2 ** step(...widths)));
  const plus = (value: number, least: number, most: number, ...widths: readonly [number, number]): number =>
    Math.min(most, Math.max(least, Math.trunc(value + step(...widths))));

  const drawn = minGrams[plus(minGrams.indexOf(best.minGram), 0, 2, 4, 1.4)]!;
  const minGram = fixed.minGram ?? Math.min(drawn, fixed.maxGram ?? drawn);
  return {
    epochs: Math.round(times(best.epochs, 1, 100, 2.8, 2.5)),
    learningRate: times(best.learningRate, 0.01, 5, 1.9, 1),
    dimensions: Math.round(times(best.dimensions, 1, 1000, 1.4, 0.3)),
    wordNgrams: plus(best.wordNgrams, 1, 5, 4.3, 2.4),
    maxGram: minGram === 0 ? 0 : minGram + 3,
    buckets: Math.round(times(best.buckets, 10_000, 10_000_000, 2, 1.5)),
    subvectorLength: 2 ** plus(Math.log2(best.subvectorLength), 1, 4, 2, 1),
    ...fixed,
    minGram,
  };
}

/** Returns those of `options` that a search may not change, because they were chosen. */
export function fixedSettings(
  options: ClassifierOptions & { readonly subvectorLength?: number | undefined },
): Partial<TunedSettings> {
  const names = Object.keys(firstSettings) as (keyof TunedSettings)[];
  return Object.fromEntries(names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]));
}

/** A number of the standard normal distribution: the sum of twelve even ones, less six. */
function normal(random: Generator): number {
  let sum = -6;
  for (let n = 0; n < 12; n++) sum += random.uniform();
  return sum;
}
