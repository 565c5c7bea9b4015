import { FirthError, type Tokenizer } from '@firth/core';

/** The token between two texts, as GPT-2 has it. */
export const endOfText = '<|endoftext|>';

/** Texts as ids, one after another, each behind an {@link endOfText}. */
export interface EncodedTexts {
  readonly ids: Uint32Array;
  /** Where each text's end-of-text token stands, and the number of ids. */
  readonly starts: readonly number[];
  /** Bytes of the texts in UTF-8. */
  readonly bytes: number;
  /** Runs of what is not white space. */
  readonly words: number;
}

/**
 * Returns the ids of `texts`.
 *
 * @throws FirthError `BAD_OPTION` where the tokenizer has no {@link endOfText}, `EMPTY` where the texts have no tokens
 */
export function encodeTexts(tokenizer: Tokenizer, texts: readonly string[]): EncodedTexts {
  const end = endOfTextId(tokenizer);
  const encoded = texts.map((text) => tokenizer.encodeIds(text));
  const starts = [0];
  for (const { length } of encoded) starts.push(starts.at(-1)! + length + 1);
  const ids = new Uint32Array(starts.at(-1)!);
  for (const [i, part] of encoded.entries()) {
    ids[starts[i]!] = end;
    ids.set(part, starts[i]! + 1);
  }
  if (ids.length === texts.length) throw new FirthError('EMPTY', 'there is no text to train on');
  const utf8 = new TextEncoder();
  let [bytes, words] = [0, 0];
  for (const text of texts) {
    bytes += utf8.encode(text).length;
    words += text.match(/\S+/g)?.length ?? 0;
  }
  return { ids, starts, bytes, words };
}

/**
 * Returns the id of {@link endOfText}.
 *
 * @throws FirthError `BAD_OPTION` where the tokenizer has none
 */
export function endOfTextId(tokenizer: Tokenizer): number {
  const id = tokenizer.vocabulary.idOf(endOfText);
  if (id === undefined) throw new FirthError('BAD_OPTION', `the tokenizer has no token ${endOfText}`);
  return id;
}
