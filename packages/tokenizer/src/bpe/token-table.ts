import type { PieceKernel } from '@firth/kernel/pieces';
import { type IdBuffer, reserve } from '../bytes/id-buffer.ts';
import { createKeyIndex } from './key-index.ts';

/**
 * Tokens as byte strings, all in one buffer, with an index from bytes to id, which also remembers the ids of pieces that are no tokens.
 *
 * Token `id` is `pool[starts[id]] … pool[ends[id] - 1]`; an id without a token has `starts[id] === ends[id]`.
 *
 * The value of a key in the index is its one id, or where its ids begin among those of all pieces. Tokens stay; the pieces, for which there
 * is a fixed amount of room, are all forgotten when that is full.
 */
export interface TokenTable {
  readonly size: number;
  readonly pool: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** The twin in WebAssembly, which encodes by itself. */
  readonly kernel?: PieceKernel | undefined;
  /** The id of the token of `length` bytes at `start`, or -1. Up to seven bytes behind them must exist. */
  find(view: DataView, start: number, length: number): number;
  /** Appends the ids of the token or piece to `out` and returns true, where it is known. */
  append(view: DataView, start: number, length: number, out: IdBuffer): boolean;
  /** Remembers that a piece has the `count` ids from `ids[first]`; none is remembered of a piece without ids. */
  remember(view: DataView, start: number, length: number, ids: Uint32Array, first: number, count: number): void;
}

/** Called for a token that stands twice: with the id that stays and the one that is not indexed. */
export type OnDuplicate = (first: number, second: number) => void;

/** Room for pieces: how many, the bytes of their keys, their ids. */
const maxPieces = 1 << 17;
const maxKeyBytes = 1 << 21;
const maxValues = 1 << 19;
/** A longer piece, or one of more ids, is not remembered: it hardly comes again. */
const maxKeyLength = 255;
const maxIds = 255;
/** Bytes behind every buffer, so that whole words can be read at its end. */
export const tokenPadding = 8;

/** Returns the table of the tokens that `pool`, `starts` and `ends` describe. `pool` must have 8 bytes behind the last token. */
export function createTokenTable(
  pool: Uint8Array<ArrayBuffer>,
  starts: Uint32Array,
  ends: Uint32Array,
  onDuplicate?: OnDuplicate,
): TokenTable {
  const size = starts.length;
  const keys = new Uint8Array(pool.length + maxKeyBytes + tokenPadding);
  const keyView = new DataView(keys.buffer);
  const { slotOf, countAt, valueAt, fill, clear } = createKeyIndex(size + maxPieces, keyView);
  const values = new Int32Array(maxValues);
  let pieces = 0;
  let keysEnd = pool.length;
  let valuesEnd = 0;
  keys.set(pool);
  insertTokens(onDuplicate);

  function insertTokens(report?: OnDuplicate): void {
    for (let id = 0; id < size; id++) {
      const start = starts[id]!;
      const length = ends[id]! - start;
      if (length === 0) continue;
      const slot = slotOf(keyView, start, length);
      if (countAt(slot) > 0) report?.(valueAt(slot), id);
      else fill(slot, keyView, start, length, start, 1, id);
    }
  }

  function forgetPieces(): void {
    clear();
    pieces = 0;
    keysEnd = pool.length;
    valuesEnd = 0;
    insertTokens();
  }

  return {
    size,
    pool,
    starts,
    ends,
    find(view, start, length) {
      const slot = slotOf(view, start, length);
      // What has several ids is a piece, and so is every key of a table without tokens.
      return size > 0 && countAt(slot) === 1 ? valueAt(slot) : -1;
    },
    append(view, start, length, out) {
      const slot = slotOf(view, start, length);
      const count = countAt(slot);
      if (count === 0) return false;
      const value = valueAt(slot);
      const ids = out.length + count > out.ids.length ? reserve(out, count) : out.ids;
      if (count === 1) ids[out.length++] = value;
      else for (let i = 0; i < count; i++) ids[out.length++] = values[value + i]!;
      return true;
    },
    remember(view, start, length, ids, first, count) {
      if (length > maxKeyLength || count > maxIds || count === 0) return;
      if (pieces >= maxPieces || keysEnd + length + tokenPadding > keys.length || valuesEnd + count > maxValues)
        forgetPieces();
      const slot = slotOf(view, start, length);
      if (countAt(slot) > 0) return;
      pieces++;
      const key = keysEnd;
      if (length > 8) for (let i = 0; i < length; i++) keys[keysEnd++] = view.getUint8(start + i);
      fill(slot, view, start, length, key, count, count === 1 ? ids[first]! : valuesEnd);
      if (count > 1) for (let i = 0; i < count; i++) values[valuesEnd++] = ids[first + i]!;
    },
  };
}

/** Returns the table of a list of byte strings; token `id` is `tokens[id]`, and an absent or empty one leaves its id free. */
export function tokenTableOf(tokens: readonly (Uint8Array | undefined)[], onDuplicate?: OnDuplicate): TokenTable {
  const { pool, starts, ends } = tokenBytesOf(tokens);
  return createTokenTable(pool, starts, ends, onDuplicate);
}

/** Tokens, one behind the other in one buffer, as {@link createTokenTable} takes them. */
export interface TokenBytes {
  readonly pool: Uint8Array<ArrayBuffer>;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Returns the byte strings in one buffer. */
export function tokenBytesOf(tokens: readonly (Uint8Array | undefined)[]): TokenBytes {
  const total = tokens.reduce((sum, token) => sum + (token?.length ?? 0), 0);
  const pool = new Uint8Array(total + tokenPadding);
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
  return { pool, starts, ends };
}

/** The bytes of a token; empty for an id without one. */
export function bytesOf(table: TokenTable, id: number): Uint8Array {
  return id >= 0 && id < table.size ? table.pool.subarray(table.starts[id], table.ends[id]) : new Uint8Array(0);
}

/** The id of a token given as bytes by themselves, or -1. */
export function findToken(table: TokenTable, bytes: Uint8Array): number {
  const padded = new Uint8Array(bytes.length + tokenPadding);
  padded.set(bytes);
  return bytes.length === 0 ? -1 : table.find(new DataView(padded.buffer), 0, bytes.length);
}
