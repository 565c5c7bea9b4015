import { hashBytes, lastWordMask } from '../bytes/hash.ts';

/** Bits of `meta` that hold the number of ids. */
const countBits = 12;
const countMask = (1 << countBits) - 1;

/**
 * From keys, which are byte strings, to what is known of them: open addressing with four integers a slot. A key of up to 8 bytes stands in
 * the first two, a longer one as its hash and its place in a buffer of keys; then `length << 12 | count`; then a value. A count of 0 is a
 * free slot.
 *
 * Up to seven bytes behind every key must exist, those of the buffer too.
 */
export interface KeyIndex {
  /** The slot of the key of `length` bytes at `start`: where it is, or the free one where it would be. */
  slotOf(view: DataView, start: number, length: number): number;
  /** What stands in a slot; the count of a free one is 0. */
  countAt(slot: number): number;
  valueAt(slot: number): number;
  /** Puts a key into the free slot that {@link slotOf} gave; a longer one stands at `place` of the buffer of keys. */
  fill(slot: number, view: DataView, start: number, length: number, place: number, count: number, value: number): void;
  /** Frees all slots. */
  clear(): void;
}

/** Returns an index with room for `size` keys, of which the longer ones stand in `keys`. */
export function createKeyIndex(size: number, keys: DataView): KeyIndex {
  const slotCount = 2 ** Math.ceil(Math.log2(1.5 * size));
  const mask = 4 * slotCount - 4;
  const slots = new Int32Array(4 * slotCount);

  function slotOf(view: DataView, start: number, length: number): number {
    if (length <= 8) {
      const low = lowWord(view, start, length);
      const high = highWord(view, start, length);
      let slot = shortHash(low, high) & mask;
      for (let meta = slots[slot + 2]!; meta !== 0; meta = slots[slot + 2]!) {
        if (slots[slot] === low && slots[slot + 1] === high && meta >>> countBits === length) return slot;
        slot = (slot + 4) & mask;
      }
      return slot;
    }
    const hash = hashBytes(view, start, length);
    let slot = (hash << 2) & mask;
    for (let meta = slots[slot + 2]!; meta !== 0; meta = slots[slot + 2]!) {
      if (slots[slot] === hash && meta >>> countBits === length && isKey(slots[slot + 1]!, view, start, length))
        return slot;
      slot = (slot + 4) & mask;
    }
    return slot;
  }

  function isKey(place: number, view: DataView, start: number, length: number): boolean {
    let at = 0;
    for (; at + 4 <= length; at += 4)
      if (keys.getInt32(place + at, true) !== view.getInt32(start + at, true)) return false;
    const rest = length - at;
    return (
      rest === 0 || ((keys.getInt32(place + at, true) ^ view.getInt32(start + at, true)) & lastWordMask(rest)) === 0
    );
  }

  function fill(
    slot: number,
    view: DataView,
    start: number,
    length: number,
    place: number,
    count: number,
    value: number,
  ): void {
    const isShort = length <= 8;
    slots[slot] = isShort ? lowWord(view, start, length) : hashBytes(view, start, length);
    slots[slot + 1] = isShort ? highWord(view, start, length) : place;
    slots[slot + 2] = (length << countBits) | count;
    slots[slot + 3] = value;
  }

  return {
    slotOf,
    countAt: (slot) => slots[slot + 2]! & countMask,
    valueAt: (slot) => slots[slot + 3]!,
    fill,
    clear: () => void slots.fill(0),
  };
}

function lowWord(view: DataView, start: number, length: number): number {
  const word = view.getInt32(start, true);
  return length >= 4 ? word : word & lastWordMask(length);
}

function highWord(view: DataView, start: number, length: number): number {
  if (length <= 4) return 0;
  const word = view.getInt32(start + 4, true);
  return length === 8 ? word : word & lastWordMask(length - 4);
}

function shortHash(low: number, high: number): number {
  let hash = Math.imul(low, 0xcc9e2d51) ^ Math.imul(high, 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) << 2;
}
