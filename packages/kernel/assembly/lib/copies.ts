// Copies of rows that all threads want.
//
// Threads that change the same row in place wait for one another's cache lines. A few hundred words are most of a text: a second thread
// that shares their rows adds a quarter to the speed of one, and one with rows of its own three quarters. So each thread trains copies
// of such rows, and exchanges one with its row every so many uses:
//   row += copy − before,   copy = before = row
// A copy that is still zero takes its row that way too. Rows that are used seldom must not wait so long: the copies expire, all at once.

const USES: u32 = 64;         // of a copy, from one exchange to the next

let stride: usize = 0;
let entries: usize = 0;       // of each row: a pointer to it, and how often its copy may be used before the next exchange
let copies: usize = 0;        // of each row: the copy, and the row as it was at the last exchange
let count: u32 = 0;

export function initializeCopies(stride_: usize, entries_: usize, copies_: usize, count_: u32): void {
  stride = stride_; entries = entries_; copies = copies_; count = count_;
}

/** Returns the row with this number in the list. */
// @ts-ignore: decorator
@inline export function copiedRow(index: u32): usize {
  return load<usize>(entries + (usize(index) << 3));
}

/** Returns the thread's copy of that row. */
// @ts-ignore: decorator
@inline export function copyOf(index: u32): usize {
  const entry = entries + (usize(index) << 3), copy = copies + usize(index) * 2 * stride, left = load<u32>(entry, 4);
  if (left == 0) exchange(load<usize>(entry), copy, copy + stride, stride);
  store<u32>(entry, left == 0 ? USES - 1 : left - 1, 4);
  return copy;
}

/** Has every copy exchanged when it is used next. */
export function expireCopies(): void {
  for (let index: u32 = 0; index < count; index++) store<u32>(entries + (usize(index) << 3), 0, 4);
}

/** Exchanges all copies now. */
export function exchangeCopies(): void {
  for (let index: u32 = 0; index < count; index++) {
    const copy = copies + usize(index) * 2 * stride;
    exchange(copiedRow(index), copy, copy + stride, stride);
  }
}

/** Adds to `row` what has come to `copy` since it was `before`, and makes both of them what the row is then. */
export function exchange(row: usize, copy: usize, before: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) {
    const change = f32x4.sub(v128.load(copy + i), v128.load(before + i)), now = f32x4.add(v128.load(row + i), change);
    v128.store(row + i, now);
    v128.store(copy + i, now);
    v128.store(before + i, now);
  }
}
