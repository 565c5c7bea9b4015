import type { Encoding } from '@firth/core';

/** What a model found in one text, before a template, truncation or padding. */
export interface PlainParts {
  readonly ids: Uint32Array;
  readonly tokens: readonly string[];
  readonly offsets: Uint32Array;
  /** The pre-token of each token; without it, each token is a word of its own. */
  readonly wordIds?: Int32Array | undefined;
}

/** Returns the encoding of the first text (`sequence` 0) or the second (1): every token is text, and none is padding. */
export function plainEncoding({ ids, tokens, offsets, wordIds }: PlainParts, sequence: 0 | 1 = 0): Encoding {
  const count = ids.length;
  return {
    ids,
    tokens,
    offsets,
    wordIds: wordIds ?? Int32Array.from({ length: count }, (_, index) => index),
    sequenceIds: new Int8Array(count).fill(sequence),
    typeIds: new Uint8Array(count).fill(sequence),
    attentionMask: new Uint8Array(count).fill(1),
    specialTokensMask: new Uint8Array(count),
    overflowing: [],
  };
}

/** One token that a template adds or padding repeats. */
export interface AddedEntry {
  readonly id: number;
  readonly token: string;
  readonly typeId: number;
}

/** Returns the encoding of tokens that no text holds: a template's (`isPadding` false) or padding. */
export function addedEncoding(entries: readonly AddedEntry[], isPadding: boolean): Encoding {
  const count = entries.length;
  return {
    ids: Uint32Array.from(entries, ({ id }) => id),
    tokens: entries.map(({ token }) => token),
    offsets: new Uint32Array(2 * count),
    wordIds: new Int32Array(count).fill(-1),
    sequenceIds: new Int8Array(count).fill(-1),
    typeIds: Uint8Array.from(entries, ({ typeId }) => typeId),
    attentionMask: new Uint8Array(count).fill(isPadding ? 0 : 1),
    specialTokensMask: new Uint8Array(count).fill(1),
    overflowing: [],
  };
}

/** Returns the encoding with all its type ids, but not those of its overflow, set to `typeId`. */
export function withTypeId(encoding: Encoding, typeId: number): Encoding {
  return { ...encoding, typeIds: new Uint8Array(encoding.ids.length).fill(typeId) };
}
