import type { Encoding, Tokenizer } from '@firth/core';

/** Returns what BERT makes of two texts, or of one where the second is empty: [CLS] A [SEP] B [SEP], cut to 64 tokens. */
export function encodePair(tokenizer: Tokenizer, first: string, second: string): Encoding {
  return tokenizer.encode(first, {
    ...(second !== '' && { pair: second }),
    truncation: { maxLength: 64 },
  });
}
