import { FirthError, type WarningOptions, warn } from '@firth/core';
import type { ModelSettings } from '../model.ts';
import type { BinaryReader } from './binary-reader.ts';
import { architectureCodes, lossCodes } from './settings-codes.ts';

/**
 * Reads `Args::load`: twelve integers and the subsampling threshold. `first` are the integers that have been read already.
 *
 * @throws FirthError `INCONSISTENT` for numbers that make no sense, `TRUNCATED`
 */
export async function readSettings(
  reader: BinaryReader,
  first: readonly number[],
  options: WarningOptions,
): Promise<ModelSettings> {
  const integers = [...first];
  while (integers.length < 12) integers.push(await reader.int32());
  const [dimensions, window, epochs, minCount, negatives, wordNgrams, loss, architecture, buckets, minGram, maxGram] =
    integers as [number, number, number, number, number, number, number, number, number, number, number];
  const updateRate = integers[11]!;
  const subsample = await reader.float64();
  const { place, offset } = reader;
  const check = (isWell: boolean, message: string): void => {
    if (!isWell) throw new FirthError('INCONSISTENT', message, { ...place, offset });
  };
  check(dimensions > 0, `vectors of ${dimensions} dimensions`);
  check(buckets >= 0, `${buckets} n-gram buckets`);
  check(buckets > 0 || maxGram <= 0, `n-grams of up to ${maxGram} characters and no bucket to hold them`);
  if (minGram > maxGram && maxGram > 0) {
    const message = `n-grams of at least ${minGram} and at most ${maxGram} characters: there are none`;
    warn(options, { code: 'INCONSISTENT', message, ...place, offset });
  }
  const known = <T>(codes: ReadonlyMap<T, number>, code: number, name: string): T => {
    for (const [value, number] of codes) if (number === code) return value;
    throw new FirthError('INCONSISTENT', `${name} ${code} is none of fastText’s`, { ...place, offset });
  };
  return {
    ...{
      dimensions,
      window,
      epochs,
      minCount,
      negatives,
      wordNgrams,
      buckets,
      minGram,
      maxGram,
      updateRate,
      subsample,
    },
    loss: known(lossCodes, loss, 'loss'),
    architecture: known(architectureCodes, architecture, 'model'),
  };
}
