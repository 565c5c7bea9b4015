import { bytesToAlphabet, countPieces, trainBPE } from '@firth/tokenizer/bpe';
import { defineTokenizer, fromJSON, type JSONTokenizer } from '@firth/tokenizer/pipeline';
import { endOfText } from './documents.ts';

export interface TokenizerOptions {
  /** Tokens, the 256 bytes and the end of a text among them. */
  readonly vocabularySize: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Returns a byte-level BPE tokenizer as GPT-2's, trained on `texts`: any text can be written with it.
 *
 * @throws FirthError `EMPTY_VOCABULARY` for texts without words; `BAD_OPTION`; the signal's reason when aborted
 * @example
 * ```ts
 * const tokenizer = await trainTokenizer(['low lower lowest'], { vocabularySize: 260 });
 * console.log(tokenizer.encode('lowly').tokens.join(' ')); // low l y
 * ```
 */
export async function trainTokenizer(
  texts: readonly string[],
  { vocabularySize, signal }: TokenizerOptions,
): Promise<JSONTokenizer> {
  const preTokenizer = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
  const counts = await countPieces(texts, { preTokenizer, signal });
  const initialAlphabet = Array.from({ length: 256 }, (_, byte) => bytesToAlphabet(Uint8Array.of(byte)));
  const specialTokens = [endOfText];
  const { model } = await trainBPE(counts, { vocabularySize, initialAlphabet, specialTokens, signal });
  return fromJSON(defineTokenizer({ model, preTokenizer, decoder: { type: 'ByteLevel' }, specialTokens }));
}
