import type { Encoding } from '@firth/core';

/** Returns tokens `start` to `end` of an encoding, without overflow. */
export function sliceEncoding(encoding: Encoding, start: number, end: number): Encoding {
  return {
    ids: encoding.ids.slice(start, end),
    tokens: encoding.tokens.slice(start, end),
    offsets: encoding.offsets.slice(2 * start, 2 * end),
    wordIds: encoding.wordIds.slice(start, end),
    sequenceIds: encoding.sequenceIds.slice(start, end),
    typeIds: encoding.typeIds.slice(start, end),
    attentionMask: encoding.attentionMask.slice(start, end),
    specialTokensMask: encoding.specialTokensMask.slice(start, end),
    overflowing: [],
  };
}

/**
 * Returns the encodings one behind the other. Where they have overflow, every window of each goes with every window of the others, the
 * main ones first among equals, as in Hugging Face's `Encoding::merge_with`.
 */
export function joinEncodings(encodings: readonly Encoding[]): Encoding {
  return encodings.reduce(joinTwo);
}

function joinTwo(first: Encoding, second: Encoding): Encoding {
  const overflowing = first.overflowing.flatMap((window) =>
    [second, ...second.overflowing].map((other) => concat(window, other)),
  );
  return {
    ...concat(first, second),
    overflowing: [...overflowing, ...second.overflowing.map((other) => concat(first, other))],
  };
}

function concat(first: Encoding, second: Encoding): Encoding {
  return {
    ids: append(new Uint32Array(first.ids.length + second.ids.length), first.ids, second.ids),
    tokens: first.tokens.concat(second.tokens),
    offsets: append(new Uint32Array(first.offsets.length + second.offsets.length), first.offsets, second.offsets),
    wordIds: append(new Int32Array(first.ids.length + second.ids.length), first.wordIds, second.wordIds),
    sequenceIds: append(new Int8Array(first.ids.length + second.ids.length), first.sequenceIds, second.sequenceIds),
    typeIds: appendBytes(first.typeIds, second.typeIds),
    attentionMask: appendBytes(first.attentionMask, second.attentionMask),
    specialTokensMask: appendBytes(first.specialTokensMask, second.specialTokensMask),
    overflowing: [],
  };
}

function append<T extends Uint32Array | Int32Array | Int8Array | Uint8Array>(target: T, first: T, second: T): T {
  target.set(first);
  target.set(second, first.length);
  return target;
}

function appendBytes(first: Uint8Array, second: Uint8Array): Uint8Array {
  return append(new Uint8Array(first.length + second.length), first, second);
}
