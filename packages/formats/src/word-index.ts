import { FirthError, type Vocabulary } from '@firth/core';
import { decodeUtf8 } from './utf8.ts';
import { hashOf, type WordList } from './word-list.ts';

/** From words to ids. */
export interface WordIndex {
  /** The ids of words that stand in the list before, in ascending order. */
  readonly repeated: readonly number[];
  idOf(word: string): number | undefined;
}

/** A chain of so many occupied slots is no accident: the file was made to have one. */
const longestChain = 256;
const tooLong = -1;

const encoder = new TextEncoder();

/**
 * Returns the index of a list of well-formed UTF-8 words: open addressing, where a slot is an id plus one, or 0 when it
 * is free, and at most half of them are taken. Against a list that was made to have long chains it falls back on a
 * `Map`, whose hash is seeded.
 */
export function createWordIndex(list: WordList): WordIndex {
  const { size, bytes, starts, hashes } = list;
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(size + 1) + 1));
  const mask = slots.length - 1;

  /** The slot of the word, its own or a free one. */
  const slotOf = (hash: number, from: Uint8Array, start: number, end: number): number => {
    let slot = hash & mask;
    for (let step = 0; step < longestChain; step++) {
      const id = slots[slot]! - 1;
      if (id < 0 || (hashes[id] === hash && isEqual(bytes, starts[id]!, starts[id + 1]!, from, start, end)))
        return slot;
      slot = (slot + 1) & mask;
    }
    return tooLong;
  };

  const repeated: number[] = [];
  for (let id = 0; id < size; id++) {
    const slot = slotOf(hashes[id]!, bytes, starts[id]!, starts[id + 1]!);
    if (slot === tooLong) return createMapIndex(list);
    if (slots[slot] === 0) slots[slot] = id + 1;
    else repeated.push(id);
  }
  return {
    repeated,
    idOf(word) {
      if (!word.isWellFormed()) return undefined;
      const encoded = encoder.encode(word);
      const slot = slotOf(hashOf(encoded, 0, encoded.length), encoded, 0, encoded.length);
      return slot === tooLong || slots[slot] === 0 ? undefined : slots[slot]! - 1;
    },
  };
}

/** More a `Map` cannot hold. */
const mostInMap = 2 ** 24 - 1;

function createMapIndex(list: WordList): WordIndex {
  if (list.size > mostInMap) throw new FirthError('LIMIT', `${list.size} words whose hashes were made to collide`);
  const ids = new Map<string, number>();
  const repeated: number[] = [];
  for (let id = 0; id < list.size; id++) {
    const word = wordAt(list, id);
    if (ids.has(word)) repeated.push(id);
    else ids.set(word, id);
  }
  return { repeated, idOf: (word) => ids.get(word) };
}

const lists = new WeakMap<Vocabulary, WordList>();

/**
 * Returns the words of a list without repetitions as a vocabulary. Strings are made only of the words that are asked
 * for.
 */
export function toVocabulary(list: WordList, { idOf }: WordIndex): Vocabulary {
  const { size } = list;
  const vocabulary: Vocabulary = {
    size,
    idOf,
    tokenOf: (id) => (Number.isInteger(id) && id >= 0 && id < size ? wordAt(list, id) : undefined),
  };
  lists.set(vocabulary, list);
  return vocabulary;
}

/** Returns the list behind a vocabulary that {@link toVocabulary} made. */
export function wordListOf(vocabulary: Vocabulary): WordList | undefined {
  return lists.get(vocabulary);
}

function wordAt({ bytes, starts }: WordList, id: number): string {
  return decodeUtf8(bytes.subarray(starts[id]!, starts[id + 1]!));
}

function isEqual(a: Uint8Array, startA: number, endA: number, b: Uint8Array, startB: number, endB: number): boolean {
  if (endA - startA !== endB - startB) return false;
  for (let i = startA; i < endA; i++) if (a[i] !== b[startB + i - startA]) return false;
  return true;
}
