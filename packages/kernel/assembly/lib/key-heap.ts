// A binary heap of 64-bit keys with the lowest at its root: a score above, a row below, so that one comparison orders
// both. Of equal scores, the higher row has the lower key.

/** The key of `row` with `score`. */
// @ts-ignore: decorator
@inline export function keyOf(row: u32, score: f32): u64 {
  // The bits of a negative float descend where the floats ascend: turned over, they compare as integers do.
  const bits = reinterpret<i32>(score);
  const ordered = u32(bits ^ ((bits >> 31) & i32.MAX_VALUE)) ^ 0x80000000;
  return (u64(ordered) << 32) | u64(~row);
}

/** The row of `key`. */
// @ts-ignore: decorator
@inline export function rowOf(key: u64): u32 {
  return ~u32(key);
}

/** The score of `key`. */
// @ts-ignore: decorator
@inline export function scoreOf(key: u64): f32 {
  const ordered = i32(u32(key >> 32) ^ 0x80000000);
  return reinterpret<f32>(ordered ^ ((ordered >> 31) & i32.MAX_VALUE));
}

// @ts-ignore: decorator
@inline function at(heap: usize, place: u32): usize {
  return heap + (usize(place) << 3);
}

/** Adds `key` to the heap, which held `size` keys. */
export function push(heap: usize, size: u32, key: u64): void {
  let place = size;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const above = load<u64>(at(heap, parent));
    if (above < key) break;
    store<u64>(at(heap, place), above);
    place = parent;
  }
  store<u64>(at(heap, place), key);
}

/** Puts `key` in the place of the root of a heap of `size` keys. */
export function replaceRoot(heap: usize, size: u32, key: u64): void {
  let place: u32 = 0;
  for (;;) {
    let child: u32 = 2 * place + 1;
    if (child >= size) break;
    let lower = load<u64>(at(heap, child));
    if (child + 1 < size) {
      const right = load<u64>(at(heap, child + 1));
      child += u32(right < lower);
      lower = min(right, lower);
    }
    if (key < lower) break;
    store<u64>(at(heap, place), lower);
    place = child;
  }
  store<u64>(at(heap, place), key);
}

/** Takes the root out of a heap of `size` keys. */
// @ts-ignore: decorator
@inline export function pop(heap: usize, size: u32): void {
  replaceRoot(heap, size - 1, load<u64>(at(heap, size - 1)));
}

/** Sorts a heap of `size` keys in place, the highest first. */
export function sortDown(heap: usize, size: u32): void {
  for (let end = size; end > 1; end--) {
    const lowest = load<u64>(heap);
    pop(heap, end);
    store<u64>(at(heap, end - 1), lowest);
  }
}
