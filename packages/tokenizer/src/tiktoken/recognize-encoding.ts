import { FirthError } from '@firth/core';
import type { Ranks } from './read-ranks.ts';
import type { TiktokenOptions } from './tiktoken.ts';

const names = ['r50k_base', 'p50k_base', 'cl100k_base', 'o200k_base'] as const;

const encodingOfCount: ReadonlyMap<number, TiktokenOptions['encoding']> = new Map([
  [50256, 'r50k_base'],
  [50280, 'p50k_base'],
  [100256, 'cl100k_base'],
  [199998, 'o200k_base'],
]);

/**
 * Returns the name of the encoding that ranks belong to: the one in the file's name, else the one that has as many.
 *
 * @throws FirthError `BAD_OPTION` where neither tells
 * @example
 * ```ts
 * const lines = Array.from({ length: 256 }, (_, byte) => `${btoa(String.fromCharCode(byte))} ${byte}`);
 * const ranks = readRanks(new TextEncoder().encode(lines.join('\n')));
 * console.log(recognizeEncoding(ranks, 'o200k_base.tiktoken')); // o200k_base
 * ```
 */
export function recognizeEncoding({ count }: Pick<Ranks, 'count'>, file = ''): TiktokenOptions['encoding'] {
  const encoding = names.find((name) => file.includes(name)) ?? encodingOfCount.get(count);
  if (encoding) return encoding;
  throw new FirthError(
    'BAD_OPTION',
    `the encoding of ${count} ranks is not known by their number: name it`,
    file === '' ? {} : { file },
  );
}
