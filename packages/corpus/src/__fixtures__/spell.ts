import type { TokenStream } from '@firth/core';

/** Returns the sentences of a token stream, spelled out. */
export async function spell(stream: TokenStream): Promise<(string | undefined)[][]> {
  const sentences: (string | undefined)[][] = [];
  for await (const { ids, starts } of stream.batches()) {
    for (let s = 0; s + 1 < starts.length; s++) {
      sentences.push(Array.from(ids.subarray(starts[s], starts[s + 1]), stream.vocabulary.tokenOf));
    }
  }
  return sentences;
}
