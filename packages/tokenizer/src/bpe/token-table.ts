import { hashBytes, sameBytes } from '../bytes/hash.ts';

/**
 * Tokens as byte strings, all in one buffer, with an index from bytes to id.
 *
 * Token `id` is `pool[starts[id]] … pool[ends[id] - 1]`; an id without a token has `starts[id] === ends[id]`.
 */
export interface TokenTable {
  readonly size: number;
  readonly pool: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Bytes of the longest token. */
  readonly maxLength: number;
  /** The id of `length` bytes at `start`, or -1. Three bytes behind them must exist. */
  find(bytes: Uint8Array, view: DataView, start: number, length: number): number;
}

/** Called for a token that stands twice: with the id that stays and the one that is not indexed. */
export type OnDuplicate = (first: number, second: number) => void;

/**
 * Returns the table of the tokens that `pool`, `starts` and `ends` describe. `pool` must have three bytes behind the last token.
 *
 * The index is open addressing with two integers a slot, id + 1 and hash, at most half full.
 */
export function createTokenTable(
  pool: Uint8Array<ArrayBuffer>,
  starts: Uint32Array,
  ends: Uint32Array,
  onDuplicate?: OnDuplicate,
): TokenTable {
  const size = starts.length;
  const slotCount = 2 ** Math.ceil(Math.log2(2 * size + 2));
  const mask = slotCount - 1;
  const slots = new Int32Array(2 * slotCount);
  const poolView = new DataView(pool.buffer, pool.byteOffset, pool.byteLength);
  let maxLength = 0;

  for (let id = 0; id < size; id++) {
    const start = starts[id]!;
    const length = ends[id]! - start;
    if (length === 0) continue;
    maxLength = Math.max(maxLength, length);
    const hash = hashBytes(poolView, start, length);
    let slot = hash & mask;
    let first = -1;
    for (; slots[2 * slot] !== 0; slot = (slot + 1) & mask) {
      const other = slots[2 * slot]! - 1;
      if (slots[2 * slot + 1] === hash && isToken(other, pool, start, length)) first = other;
    }
    if (first >= 0) onDuplicate?.(first, id);
    else {
      slots[2 * slot] = id + 1;
      slots[2 * slot + 1] = hash;
    }
  }

  function isToken(id: number, bytes: Uint8Array, start: number, length: number): boolean {
    const tokenStart = starts[id]!;
    return ends[id]! - tokenStart === length && sameBytes(pool, tokenStart, bytes, start, length);
  }

  return {
    size,
    pool,
    starts,
    ends,
    maxLength,
    find(bytes, view, start, length) {
      if (length > maxLength) return -1;
      const hash = hashBytes(view, start, length);
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const entry = slots[2 * slot]!;
        if (entry === 0) return -1;
        if (slots[2 * slot + 1] === hash && isToken(entry - 1, bytes, start, length)) return entry - 1;
      }
    },
  };
}

/** Returns the table of a list of byte strings; token `id` is `tokens[id]`, and an absent or empty one leaves its id free. */
export function tokenTableOf(tokens: readonly (Uint8Array | undefined)[], onDuplicate?: OnDuplicate): TokenTable {
  const total = tokens.reduce((sum, token) => sum + (token?.length ?? 0), 0);
  const pool = new Uint8Array(total + 3);
  const starts = new Uint32Array(tokens.length);
  const ends = new Uint32Array(tokens.length);
  let at = 0;
  for (let id = 0; id < tokens.length; id++) {
    starts[id] = at;
    const token = tokens[id];
    if (token) {
      pool.set(token, at);
      at += token.length;
    }
    ends[id] = at;
  }
  return createTokenTable(pool, starts, ends, onDuplicate);
}

/** The bytes of a token; empty for an id without one. */
export function bytesOf(table: TokenTable, id: number): Uint8Array {
  return id >= 0 && id < table.size ? table.pool.subarray(table.starts[id], table.ends[id]) : new Uint8Array(0);
}
