/** Which pieces of a word have vectors of their own. */
export interface SubwordOptions {
  /** Characters of the shortest and of the longest n-gram, the word's `<` and `>` counted; `maxGram` 0 makes none. */
  readonly minGram: number;
  readonly maxGram: number;
  /** N-grams are hashed into so many rows. */
  readonly buckets: number;
}

/** An n-gram of a word, with the bucket that it shares with others of the same hash. */
export interface Subword {
  readonly text: string;
  readonly bucket: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const less = 0x3c;
const greater = 0x3e;
const lastOfAscii = 0x7f;
const fnvOffset = 0x811c9dc5;
const fnvPrime = 0x01000193;

/**
 * Returns the buckets of the character n-grams of `<word>`, in the order of fastText's `Dictionary::computeSubwords`: by where they
 * begin, then by length. The n-grams `<` and `>` alone are left out, as there.
 *
 * @example
 * ```ts
 * const options = { minGram: 3, maxGram: 3, buckets: 2_000_000 };
 * console.log(subwordBuckets('cat', options)); // [ 916747, 289031, 351106 ]
 * ```
 */
export function subwordBuckets(word: string, options: SubwordOptions): number[] {
  const buckets: number[] = [];
  scanSubwords(bracket(word), options, (_start, _end, bucket) => buckets.push(bucket));
  return buckets;
}

/**
 * Returns the character n-grams of `<word>` with their buckets, in the order of {@link subwordBuckets}.
 *
 * @example
 * ```ts
 * const options = { minGram: 3, maxGram: 4, buckets: 100 };
 * console.log(subwordsOf('cat', options).map(({ text }) => text)); // [ '<ca', '<cat', 'cat', 'cat>', 'at>' ]
 * ```
 */
export function subwordsOf(word: string, options: SubwordOptions): Subword[] {
  const bytes = bracket(word);
  const subwords: Subword[] = [];
  scanSubwords(bytes, options, (start, end, bucket) => {
    subwords.push({ text: decoder.decode(bytes.subarray(start, end)), bucket });
  });
  return subwords;
}

/** Returns fastText's `Dictionary::hash` of `text`: 32-bit FNV-1a that takes each UTF-8 byte as a signed number. */
export function hashOf(text: string): number {
  let hash = fnvOffset;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > lastOfAscii) return hashOfBytes(encoder.encode(text));
    hash = addToHash(hash, unit);
  }
  return hash >>> 0;
}

function hashOfBytes(bytes: Uint8Array): number {
  let hash = fnvOffset;
  for (const byte of bytes) hash = addToHash(hash, byte);
  return hash >>> 0;
}

function scanSubwords(
  bytes: Uint8Array,
  { minGram, maxGram, buckets }: SubwordOptions,
  take: (start: number, end: number, bucket: number) => void,
): void {
  for (let start = 0; start < bytes.length; start++) {
    if (isContinuation(bytes[start]!)) continue;
    let hash = fnvOffset;
    for (let end = start, characters = 1; end < bytes.length && characters <= maxGram; characters++) {
      do hash = addToHash(hash, bytes[end++]!);
      while (end < bytes.length && isContinuation(bytes[end]!));
      const isBracket = characters === 1 && (start === 0 || end === bytes.length);
      if (characters >= minGram && !isBracket) take(start, end, (hash >>> 0) % buckets);
    }
  }
}

/** The sign of a byte is the original's `uint32_t(int8_t(c))`; without it words beyond ASCII would find other rows. */
function addToHash(hash: number, byte: number): number {
  return Math.imul(hash ^ ((byte << 24) >> 24), fnvPrime);
}

/** Whether a byte is inside a UTF-8 character. */
function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

function bracket(word: string): Uint8Array {
  const inner = encoder.encode(word);
  const bytes = new Uint8Array(inner.length + 2);
  bytes[0] = less;
  bytes.set(inner, 1);
  bytes[bytes.length - 1] = greater;
  return bytes;
}
