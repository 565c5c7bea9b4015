import type { JSONTokenizer } from './from-json.ts';

/**
 * Returns the tokenizer.json of a tokenizer, in the layout that Hugging Face writes. What was read is written without loss: parts, unknown
 * keys and their order; a vocabulary is in the order of its ids.
 *
 * @example
 * ```ts
 * const definition = { version: '1.0', model: { type: 'WordLevel', vocab: { hello: 0 }, unk_token: 'hello' } };
 * const tokenizer = fromJSON(definition);
 * const copy = readTokenizerJSON(writeTokenizerJSON(tokenizer));
 * console.log(copy.fingerprint === tokenizer.fingerprint); // true
 * ```
 */
export function writeTokenizerJSON({ definition }: JSONTokenizer): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(definition, undefined, 2));
}
