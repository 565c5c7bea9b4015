import { sequenceLength } from '../bytes/utf8.ts';
import type { ByteTrie } from '../unigram/byte-trie.ts';
import type { SentencePieceModel } from './read-model.ts';

/** A normalized text, and where each of its bytes comes from. */
export interface NormalizedBytes {
  readonly bytes: Uint8Array;
  readonly length: number;
  /** For each byte, and for the end, the byte of the text as given. */
  readonly origins: Int32Array;
}

/** What a model says of normalizing. */
export type NormalizerModel = Pick<
  SentencePieceModel,
  'charsmap' | 'addDummyPrefix' | 'removeExtraWhitespaces' | 'escapeWhitespaces' | 'treatWhitespaceAsSuffix'
>;

/** Returns the length of the longest user-defined symbol at `start`, or 0. */
export function longestPrefix(trie: ByteTrie, bytes: Uint8Array, start: number, end: number): number {
  let longest = 0;
  let node = 0;
  for (let at = start; at < end; at++) {
    node = trie.step(node, bytes[at]!);
    if (node < 0) break;
    if (trie.valueAt(node) >= 0) longest = at + 1 - start;
  }
  return longest;
}

const space = 0x20;
/** U+2581 ▁, which stands for a space. */
const escapedSpace: readonly number[] = [0xe2, 0x96, 0x81];

/** Normalizes UTF-8; what it returns holds until the next call. */
export type Normalize = (input: Uint8Array) => NormalizedBytes;

/**
 * Returns a function that normalizes UTF-8 as SentencePiece does (`Normalizer::Normalize` in normalizer.cc): the longest rule at each
 * place, user-defined symbols as they are, spaces made one, escaped, and one put before the text.
 */
export function createNormalizer(model: NormalizerModel, userDefined: ByteTrie): Normalize {
  const { charsmap, removeExtraWhitespaces: removes, escapeWhitespaces: escapes, addDummyPrefix } = model;
  let bytes = new Uint8Array(256);
  let origins = new Int32Array(257);
  let length = 0;

  function push(byte: number, origin: number): void {
    // Eight bytes stay free behind the text, for those who read whole words.
    if (length + 8 >= bytes.length) {
      const larger = new Uint8Array(2 * length);
      larger.set(bytes);
      bytes = larger;
      const more = new Int32Array(2 * length + 1);
      more.set(origins);
      origins = more;
    }
    bytes[length] = byte;
    origins[length++] = origin;
  }

  function pushSpace(origin: number): void {
    if (escapes) for (const byte of escapedSpace) push(byte, origin);
    else push(space, origin);
  }

  function endsWithSpace(): boolean {
    if (!escapes) return length > 0 && bytes[length - 1] === space;
    return length >= 3 && bytes[length - 3] === 0xe2 && bytes[length - 2] === 0x96 && bytes[length - 1] === 0x81;
  }

  // The next part of the input as normalized: bytes `from` to `to` of `source`, for `taken` bytes of input.
  let source: Uint8Array = bytes;
  let from = 0;
  let to = 0;
  function normalizePrefix(input: Uint8Array, start: number): number {
    const symbol = longestPrefix(userDefined, input, start, input.length);
    const rule = symbol === 0 && charsmap ? charsmap.find(input, start, input.length, 'longest') : 0;
    if (rule > 0) {
      source = charsmap!.blob;
      from = charsmap!.replacementStart;
      to = charsmap!.replacementEnd;
      return rule;
    }
    const taken = symbol || Math.min(sequenceLength(input[start]!), input.length - start);
    source = input;
    from = start;
    to = start + taken;
    return taken;
  }

  return (input) => {
    length = 0;
    let at = 0;
    while (removes && at < input.length) {
      const taken = normalizePrefix(input, at);
      if (to - from !== 1 || source[from] !== space) break;
      at += taken;
    }
    if (at === input.length) {
      origins[0] = 0;
      return { bytes, length: 0, origins };
    }
    if (addDummyPrefix && !model.treatWhitespaceAsSuffix) pushSpace(at);
    let wasSpace = removes;
    while (at < input.length) {
      const taken = normalizePrefix(input, at);
      while (wasSpace && from < to && source[from] === space) from++;
      for (let i = from; i < to; i++) {
        if (escapes && source[i] === space) pushSpace(at);
        else push(source[i]!, at);
      }
      if (from < to) wasSpace = source[to - 1] === space;
      if (!removes) wasSpace = false;
      at += taken;
    }
    while (removes && endsWithSpace()) {
      length -= escapes ? 3 : 1;
      at = origins[length]!;
    }
    if (addDummyPrefix && model.treatWhitespaceAsSuffix) pushSpace(at);
    origins[length] = at;
    return { bytes, length, origins };
  };
}
