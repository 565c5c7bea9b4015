import type { Corpus } from '@firth/core';
import { fromBlob } from '@firth/corpus';
import { fetchData } from './fetch-data.ts';

/** Returns the text that comes with the page: the State of the Union addresses, 1.8 million words. */
export async function loadCorpus(): Promise<Corpus> {
  return fromBlob(await fetchData('state-of-the-union.txt'), { name: 'the State of the Union addresses' });
}
