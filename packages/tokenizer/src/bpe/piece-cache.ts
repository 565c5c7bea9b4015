import { hashBytes, sameBytes } from '../bytes/hash.ts';
import { type IdBuffer, reserve } from '../bytes/id-buffer.ts';

/**
 * Remembers the ids of pre-tokens in a fixed amount of memory (2.5 MB); emptied when it is full.
 *
 * Open addressing, four integers a slot: a pre-token of up to 8 bytes stands in the first two, a longer one as its hash and its place in
 * `keys`; then its length and number of ids (`length << 12 | count`); then its one id, or the place of its ids in `values`.
 */
export interface PieceCache {
  /** Appends the ids of the piece to `out` and returns true where it is known. */
  find(bytes: Uint8Array, view: DataView, start: number, length: number, out: IdBuffer): boolean;
  /** Remembers that the piece has `count` ids, which stand in `ids` from `first`. */
  add(
    bytes: Uint8Array,
    view: DataView,
    start: number,
    length: number,
    ids: ArrayLike<number>,
    first: number,
    count: number,
  ): void;
}

const slotBits = 16;
const slotMask = (1 << slotBits) - 1;
const maxEntries = (1 << slotBits) * 0.6;
const maxKeyLength = 255;
const maxIds = 255;
const keyCapacity = 1 << 20;
const valueCapacity = 1 << 17;

export function createPieceCache(): PieceCache {
  const slots = new Int32Array(4 << slotBits);
  const keys = new Uint8Array(keyCapacity);
  const values = new Int32Array(valueCapacity);
  let entries = 0;
  let keysEnd = 0;
  let valuesEnd = 0;

  function clear(): void {
    slots.fill(0);
    entries = 0;
    keysEnd = 0;
    valuesEnd = 0;
  }

  return {
    find(bytes, view, start, length, out) {
      if (length > maxKeyLength) return false;
      if (length <= 8) {
        const low = lowWord(view, start, length);
        const high = highWord(view, start, length);
        for (let slot = shortHash(low, high); ; slot = (slot + 4) & (4 * slotMask + 3)) {
          const meta = slots[slot + 2]!;
          if (meta === 0) return false;
          if (slots[slot] === low && slots[slot + 1] === high && meta >>> 12 === length) return emit(slot, meta, out);
        }
      }
      const hash = hashBytes(view, start, length);
      for (let slot = (hash & slotMask) << 2; ; slot = (slot + 4) & (4 * slotMask + 3)) {
        const meta = slots[slot + 2]!;
        if (meta === 0) return false;
        if (slots[slot] === hash && meta >>> 12 === length && sameBytes(keys, slots[slot + 1]!, bytes, start, length))
          return emit(slot, meta, out);
      }
    },

    add(bytes, view, start, length, ids, first, count) {
      if (length > maxKeyLength || count > maxIds) return;
      if (entries >= maxEntries || keysEnd + length > keyCapacity || valuesEnd + count > valueCapacity) clear();
      const isShort = length <= 8;
      const hash = isShort ? lowWord(view, start, length) : hashBytes(view, start, length);
      const second = isShort ? highWord(view, start, length) : keysEnd;
      let slot = isShort ? shortHash(hash, second) : (hash & slotMask) << 2;
      while (slots[slot + 2] !== 0) slot = (slot + 4) & (4 * slotMask + 3);
      if (!isShort) {
        keys.set(bytes.subarray(start, start + length), keysEnd);
        keysEnd += length;
      }
      entries++;
      slots[slot] = hash;
      slots[slot + 1] = second;
      slots[slot + 2] = (length << 12) | count;
      if (count === 1) slots[slot + 3] = ids[first]!;
      else {
        slots[slot + 3] = valuesEnd;
        for (let i = 0; i < count; i++) values[valuesEnd++] = ids[first + i]!;
      }
    },
  };

  function emit(slot: number, meta: number, out: IdBuffer): true {
    const count = meta & 0xfff;
    const value = slots[slot + 3]!;
    const ids = out.length + count > out.ids.length ? reserve(out, count) : out.ids;
    if (count === 1) ids[out.length++] = value;
    else for (let i = 0; i < count; i++) ids[out.length++] = values[value + i]!;
    return true;
  }
}

function lowWord(view: DataView, start: number, length: number): number {
  const word = view.getInt32(start, true);
  return length >= 4 ? word : word & (0xffffff >>> (24 - 8 * length));
}

function highWord(view: DataView, start: number, length: number): number {
  if (length <= 4) return 0;
  const word = view.getInt32(start + 4, true);
  return length === 8 ? word : word & (0xffffff >>> (24 - 8 * (length - 4)));
}

function shortHash(low: number, high: number): number {
  const hash = Math.imul(low, 0xcc9e2d51) ^ Math.imul(high, 0x1b873593);
  return ((hash ^ (hash >>> 15)) & slotMask) << 2;
}
