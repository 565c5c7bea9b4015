import type { Vocabulary } from './vocabulary.ts';

/**
 * What a tokenizer made of one text: parallel arrays, in which entry `i` of each describes token `i`.
 *
 * Offsets are UTF-16 units of the text as given, two an entry: token `i` is `text.slice(offsets[2 * i], offsets[2 * i + 1])`.
 */
export interface Encoding {
  readonly ids: Uint32Array;
  readonly tokens: readonly string[];
  /** `[start0, end0, start1, …]`, in UTF-16 units of the text as given; of its own text, where two were given. */
  readonly offsets: Uint32Array;
  /** The pre-token that each token is a part of; -1 for a token that a template or padding added. */
  readonly wordIds: Int32Array;
  /** 0 for the first text and 1 for the second; -1 for a token that a template or padding added. */
  readonly sequenceIds: Int8Array;
  readonly typeIds: Uint8Array;
  /** 1 where there is a token and 0 where there is padding. */
  readonly attentionMask: Uint8Array;
  readonly specialTokensMask: Uint8Array;
  /** The windows that truncation cut off, in order; empty without truncation. */
  readonly overflowing: readonly Encoding[];
}

/** How a text longer than `maxLength` is cut. */
export interface Truncation {
  /** Tokens at most, those of the template included. */
  readonly maxLength: number;
  /** Tokens that two neighboring windows share (default 0). */
  readonly stride?: number | undefined;
  /** Which of two texts is cut (default `longest-first`). */
  readonly strategy?: 'longest-first' | 'only-first' | 'only-second' | undefined;
  /** The side that is cut off (default `right`). */
  readonly direction?: 'left' | 'right' | undefined;
}

/** How a short encoding is filled up. */
export interface Padding {
  /** Tokens at least; without it a batch is padded to its longest member. */
  readonly length?: number | undefined;
  /** The length is rounded up to a multiple of this. */
  readonly multipleOf?: number | undefined;
  readonly direction?: 'left' | 'right' | undefined;
  readonly id?: number | undefined;
  readonly typeId?: number | undefined;
  readonly token?: string | undefined;
}

export interface EncodeOptions {
  /** The second text of a pair. */
  readonly pair?: string | undefined;
  /** Whether the template's tokens (`[CLS]`, `<s>`) are added (default true). */
  readonly addSpecialTokens?: boolean | undefined;
  /** `false` switches off what the tokenizer's own definition says. */
  readonly truncation?: Truncation | false | undefined;
  readonly padding?: Padding | false | undefined;
}

export interface DecodeOptions {
  /** Whether special tokens are left out (default false). */
  readonly skipSpecialTokens?: boolean | undefined;
}

/** Text to ids and back. */
export interface Tokenizer {
  readonly vocabulary: Vocabulary;
  /** Hash of the tokenizer's definition: two tokenizers with one fingerprint give the same ids. */
  readonly fingerprint: string;
  /** The ids alone, without the tokens of a template: the fast path. */
  encodeIds(text: string): Uint32Array;
  /** The bytes that a token stands for; they need not be valid UTF-8 on their own. */
  tokenBytes(id: number): Uint8Array;
  encode(text: string, options?: EncodeOptions): Encoding;
  decode(ids: ArrayLike<number>, options?: DecodeOptions): string;
}
