import type { WordVectors } from '@firth/core';
import { readInt8Vectors } from '@firth/formats/int8';
import { fetchData } from './fetch-data.ts';

/** Returns the 20,000 most frequent English words of GloVe, of news and Wikipedia. */
export async function loadPretrained(): Promise<WordVectors> {
  return readInt8Vectors(await fetchData('english-100d.safetensors'));
}
