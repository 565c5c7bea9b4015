import type { Encoding } from '@firth/core';
import type { BERTInput } from '@firth/embedding';
import { expose } from 'comlink';
import { loadTokenizer } from '../../data/load-tokenizer.ts';
import { type BERTRows, rowsOf, untrainedInput } from './bert-rows.ts';
import { encodePair } from './encode-pair.ts';

/** What BERT's input is of two texts. */
export interface PairReading {
  readonly vocabularySize: number;
  readonly encoding: Encoding;
  readonly rows: BERTRows;
}

const tokenizerLoading = loadTokenizer('BERT');

/** The tables that were drawn last: a million random numbers. */
let drawn: { readonly seed: number; readonly input: BERTInput } | undefined;

async function readPair(first: string, second: string, seed: number): Promise<PairReading> {
  const tokenizer = await tokenizerLoading;
  const vocabularySize = tokenizer.vocabulary.size;
  if (drawn?.seed !== seed) drawn = { seed, input: untrainedInput(vocabularySize, seed) };
  const encoding = encodePair(tokenizer, first, second);
  return { vocabularySize, encoding, rows: rowsOf(drawn.input, encoding) };
}

const api = { readPair };
export type BERTInputAPI = typeof api;

expose(api);
