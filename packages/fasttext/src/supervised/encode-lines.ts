import type { Corpus, TokenStream } from '@firth/core';
import { cutBatches, type EncodedText, encodeText } from '@firth/training';
import type { ClassifierOptions } from './options.ts';

/** The learning rate falls from chunk to chunk; the original lets it fall every 100 tokens. */
const tokensInChunk = 1000;

/** Returns all tokens of `text` as ids, in batches of a chunk. */
export async function encodeLines(text: Corpus | TokenStream, options: ClassifierOptions): Promise<EncodedText> {
  const encoded = await encodeText(text, { minCount: 1, maxVocabularySize: undefined }, options);
  return { ...encoded, batches: cutBatches(encoded.batches, tokensInChunk) };
}
