// Co-occurrence counts, a row at a time: all places of a word are visited, its neighbors are added up in one dense row of cells, and
// the cells that are not zero come out in ascending order of their columns. (cooccur.c of GloVe sorts and merges; a dense row that stays in the
// cache needs neither.)
//
// Text: u32 ids, a SEPARATOR before, between and behind sentences. Places: for each word the indices of its tokens in the text, ascending,
// those of word w from placeStarts[w] to placeStarts[w + 1]. Weights: f64, entry k − 1 for a neighbor k places away; they are whole numbers,
// so that sums are exact and do not depend on the order.
//
// Which cells are not zero is kept in two levels of bits: bit c of `bits` for column c, bit b of `summary` for the b-th 64 bits of `bits`.

const SEPARATOR: u32 = 0xffffffff;

let text: usize = 0;
let places: usize = 0;
let placeStarts: usize = 0;
let weights: usize = 0;
let window: usize = 0;
let symmetric: bool = true;
let words: u32 = 0;

// This instance's scratch, zero between rows.
let cells: usize = 0;         // f64 a word
let bits: usize = 0;          // u64 for each 64 words
let summary: usize = 0;       // u64 for each 64 of those
let fresh: usize = 0;         // u32 a word, and one more: columns in the order in which they came

// Where the records go.
let rowSizes: usize = 0;      // u32 a row: its records
let columns: usize = 0;       // u32 a record
let counts: usize = 0;        // f64 a record
let parts: usize = 0;         // where these three begin, and their bytes

let touched: u32 = 0;

export function initialize(
  text_: usize, places_: usize, placeStarts_: usize, weights_: usize, window_: usize, symmetric_: bool, words_: u32,
  cells_: usize, bits_: usize, summary_: usize, fresh_: usize, rowSizes_: usize, columns_: usize, counts_: usize,
  parts_: usize,
): void {
  text = text_;
  places = places_;
  placeStarts = placeStarts_;
  weights = weights_;
  window = window_;
  symmetric = symmetric_;
  words = words_;
  cells = cells_;
  bits = bits_;
  summary = summary_;
  fresh = fresh_;
  rowSizes = rowSizes_;
  columns = columns_;
  counts = counts_;
  parts = parts_;
}

/** Counts the rows from `first` up to `end`; returns the list of the three parts that it made. */
export function produce(first: u32, end: u32): usize {
  let records: u32 = 0;
  for (let row = first; row < end; row++) {
    const size = countRow(row);
    store<u32>(rowSizes + (usize(row - first) << 2), size);
    writeRow(size, records);
    records += size;
  }
  store<u32>(parts, 3);
  listPart(4, rowSizes, (end - first) << 2);
  listPart(12, columns, records << 2);
  listPart(20, counts, records << 3);
  return parts;
}

// @ts-ignore: decorator
@inline function listPart(at: usize, offset: usize, bytes: u32): void {
  store<usize>(parts + at, offset);
  store<u32>(parts + at, bytes, 4);
}

/** Adds up the neighbors of a word; returns how many different ones it has. */
function countRow(row: u32): u32 {
  let place = places + (usize(load<u32>(placeStarts + (usize(row) << 2))) << 2), size: u32 = 0;
  const end = places + (usize(load<u32>(placeStarts + (usize(row) << 2), 4)) << 2);
  for (; place < end; place += 4) {
    const token = text + (usize(load<u32>(place)) << 2);
    touched += load<u32>(text + (usize(load<u32>(place, 64)) << 2));
    if (symmetric) {
      for (let k: usize = 1; k <= window; k++) {
        const neighbor = load<u32>(token - (k << 2));
        if (neighbor == SEPARATOR) break;
        size = add(neighbor, k, size);
      }
    }
    for (let k: usize = 1; k <= window; k++) {
      const neighbor = load<u32>(token + (k << 2));
      if (neighbor == SEPARATOR) break;
      size = add(neighbor, k, size);
    }
  }
  return size;
}

/** Adds a neighbor `k` places away. Whether it is new is hard to foretell, so there is no branch: it is noted, and forgotten if it is not. */
// @ts-ignore: decorator
@inline function add(neighbor: u32, k: usize, size: u32): u32 {
  const cell = cells + (usize(neighbor) << 3), before = load<f64>(cell);
  store<u32>(fresh + (usize(size) << 2), neighbor);
  store<f64>(cell, before + load<f64>(weights + (k << 3) - 8));
  return size + u32(before == 0);
}

/** Writes the `size` cells that are not zero as records from `record` on, in ascending order, and clears them. */
function writeRow(size: u32, record: u32): void {
  for (let i: u32 = 0; i < size; i++) {
    const column = load<u32>(fresh + (usize(i) << 2)), group = column >> 6;
    setBit(bits, column);
    setBit(summary, group);
  }
  let column = columns + (usize(record) << 2), count = counts + (usize(record) << 3);
  const groups = ((words - 1) >> 12) + 1;
  for (let g: u32 = 0; g < groups; g++) {
    let some = load<u64>(summary + (usize(g) << 3));
    if (some == 0) continue;
    store<u64>(summary + (usize(g) << 3), 0);
    for (; some != 0; some &= some - 1) {
      const group = (g << 6) + u32(ctz(some)), at = bits + (usize(group) << 3);
      for (let rest = load<u64>(at); rest != 0; rest &= rest - 1) {
        const c = (group << 6) + u32(ctz(rest)), cell = cells + (usize(c) << 3);
        store<u32>(column, c);
        store<f64>(count, load<f64>(cell));
        store<f64>(cell, 0);
        column += 4;
        count += 8;
      }
      store<u64>(at, 0);
    }
  }
}

// @ts-ignore: decorator
@inline function setBit(set: usize, i: u32): void {
  const at = set + (usize(i >> 6) << 3);
  store<u64>(at, load<u64>(at) | (u64(1) << (i & 63)));
}
