/**
 * Returns a 32-bit hash of `length` bytes at `start`, a word of four at a time. Reads up to three bytes behind them, which must exist.
 *
 * The mixing constants are MurmurHash3's.
 */
export function hashBytes(view: DataView, start: number, length: number): number {
  let hash = length;
  let at = start;
  let left = length;
  for (; left >= 4; left -= 4, at += 4) hash = mix(hash, view.getInt32(at, true));
  if (left > 0) hash = mix(hash, view.getInt32(at, true) & lastWordMask(left));
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ Math.imul(word, 0xcc9e2d51), 0x1b873593);
  return mixed ^ (mixed >>> 16);
}

/** The bits of a little-endian word that its first `bytes` bytes (1 to 3) take. */
export function lastWordMask(bytes: number): number {
  return 0xffffff >>> (24 - 8 * bytes);
}
