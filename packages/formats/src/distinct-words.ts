/** Words in the order in which they first came. */
export interface DistinctWords {
  readonly words: readonly string[];
  /** Adds `word` and returns true, or false where it is there already. Equal words must have equal hashes. */
  add(word: string, hash: number): boolean;
}

/** A chain of so many occupied slots is no accident: the file was made to have one. */
const longestChain = 256;

/** What is expected is a promise of the file's: 12 MiB are given for it at most. */
const mostExpected = 1 << 20;

/**
 * Returns an empty list of words that notices a repetition. `Map` would do, but it hashes every string again: this takes a fifth of its time,
 * with the hash that the reader makes while it copies the bytes. A file that is built to collide makes it go over to a `Set`, whose
 * hash is seeded.
 *
 * @param expected how many words will come, as far as that is known: it saves the growing
 *
 * Layout: an open-addressing table of ids plus one, zero for free, at most half full, beside the hashes by id.
 */
export function createDistinctWords(expected: number): DistinctWords {
  const words: string[] = [];
  let hashes = new Int32Array(2 ** Math.ceil(Math.log2(Math.min(Math.max(expected, 1 << 10), mostExpected))));
  let table = new Int32Array(hashes.length * 2);
  let set: Set<string> | undefined;

  /** Returns the slot of `word`, free or its own; -1 where the chain is too long. */
  const slotOf = (word: string | undefined, hash: number): number => {
    const mask = table.length - 1;
    let slot = hash & mask;
    for (let step = 0; step < longestChain; step++) {
      const id = table[slot]! - 1;
      if (id < 0 || (word !== undefined && hashes[id] === hash && words[id] === word)) return slot;
      slot = (slot + 1) & mask;
    }
    return -1;
  };

  const grow = (): void => {
    const larger = new Int32Array(hashes.length * 2);
    larger.set(hashes);
    hashes = larger;
    table = new Int32Array(hashes.length * 2);
    for (let id = 0; id < words.length && !set; id++) {
      const slot = slotOf(undefined, hashes[id]!);
      if (slot < 0) set = new Set(words);
      else table[slot] = id + 1;
    }
  };

  return {
    words,
    add(word, hash) {
      if (words.length === hashes.length && !set) grow();
      const slot = set ? -1 : slotOf(word, hash);
      if (slot < 0) {
        set ??= new Set(words);
        if (set.has(word)) return false;
        set.add(word);
      } else {
        if (table[slot] !== 0) return false;
        hashes[words.length] = hash;
        table[slot] = words.length + 1;
      }
      words.push(word);
      return true;
    },
  };
}
