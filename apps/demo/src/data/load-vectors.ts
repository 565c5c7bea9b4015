import type { WordVectors } from '@firth/core';
import { readVectors } from '@firth/formats';
import { fetchData } from './fetch-data.ts';

/** Returns vectors of the 10,000 most frequent words of the State of the Union addresses, trained when the page was built. */
export async function loadVectors(): Promise<WordVectors> {
  return readVectors(await fetchData('vectors.bin'), { name: 'vectors.bin' });
}
