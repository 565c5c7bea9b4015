import type { DecodeOptions, Tokenizer } from '@firth/core';

/** Decodes ids as they come. */
export interface StreamDecoder {
  /** Takes the next id and returns the text that is certain now: empty as long as a character is incomplete. */
  push(id: number): string;
  /** Returns what is left: U+FFFD for a character that did not become complete. */
  finish(): string;
}

/** Ids whose text ends in U+FFFD are held back; this many at most, so that a stream of invalid bytes does not decode them over and over. */
const longestHold = 64;

/**
 * Returns a decoder for ids that come one at a time, which never splits a character, and puts spaces where decoding all at once would.
 *
 * Follows `DecodeStream` of Hugging Face's tokenizers: each step decodes the last few ids with and without the new one.
 *
 * @throws FirthError `BAD_OPTION`, from `push`, for an id that no token has
 * @example
 * ```ts
 * const smile = fromJSON({ model: { type: 'BPE', vocab: { 'ðŁĺ': 0, 'Ģ': 1 }, merges: [] }, decoder: { type: 'ByteLevel' } });
 * const stream = streamDecoder(smile);
 * console.log([0, 1].map((id) => stream.push(id))); // [ '', '😀' ]
 * ```
 */
export function streamDecoder(tokenizer: Pick<Tokenizer, 'decode'>, options: DecodeOptions = {}): StreamDecoder {
  /** Ids whose text has been given out, and which the next ones may depend on; then those that are held back. */
  let ids: number[] = [];
  let givenIds = 0;
  let given = '';

  return {
    push(id) {
      ids.push(id);
      const text = tokenizer.decode(ids, options);
      const isHeld = text.endsWith('\ufffd') && ids.length - givenIds < longestHold;
      if (text.length <= given.length || isHeld) return '';
      const fresh = text.startsWith(given) ? text.slice(given.length) : text;
      ids = ids.slice(givenIds);
      givenIds = ids.length;
      given = tokenizer.decode(ids, options);
      return fresh;
    },
    finish() {
      const rest = tokenizer.decode(ids, options).slice(given.length);
      ids = [];
      givenIds = 0;
      given = '';
      return rest;
    },
  };
}
