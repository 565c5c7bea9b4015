import { FirthError } from '@firth/core';

/**
 * The words of a file in the order in which they came, as bytes: word `id` is `bytes[starts[id]]` …
 * `bytes[starts[id + 1] - 1]`, and its hash `hashes[id]`. The arrays have room for more than `size` words, and are
 * others after `add`.
 */
export interface WordList {
  readonly size: number;
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly hashes: Int32Array;
  /** Adds the word at `start` … `end` of `from`. @throws FirthError `LIMIT` for more than 4 GiB of words */
  add(from: Uint8Array, start: number, end: number): void;
}

/** What is expected is a promise of the file's: 16 MiB are given for it at most. */
const mostExpected = 1 << 20;

/**
 * Returns an empty list.
 *
 * @param expected how many words will come, as far as that is known: it saves the growing
 */
export function createWordList(expected: number): WordList {
  const room = Math.max(16, Math.min(expected, mostExpected));
  let size = 0;
  let bytes = new Uint8Array(room * 8);
  let starts = new Uint32Array(room + 1);
  let hashes = new Int32Array(room);
  return {
    get size() {
      return size;
    },
    get bytes() {
      return bytes;
    },
    get starts() {
      return starts;
    },
    get hashes() {
      return hashes;
    },
    add(from, start, end) {
      if (size === hashes.length) {
        hashes = enlarged(hashes, new Int32Array(size * 2));
        starts = enlarged(starts, new Uint32Array(size * 2 + 1));
      }
      const first = starts[size]!;
      const length = first + end - start;
      if (length > bytes.length) {
        if (length >= 2 ** 32) throw new FirthError('LIMIT', 'the words take more than 4 GiB');
        bytes = enlarged(bytes, new Uint8Array(Math.max(bytes.length * 2, length)));
      }
      for (let i = start; i < end; i++) bytes[first + i - start] = from[i]!;
      hashes[size++] = hashOf(from, start, end);
      starts[size] = length;
    },
  };
}

/** FNV-1a in 32 bits. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash;
}

function enlarged<T extends Int32Array | Uint8Array | Uint32Array>(full: T, empty: T): T {
  empty.set(full);
  return empty;
}
