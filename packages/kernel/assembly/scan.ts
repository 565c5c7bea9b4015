// Bytes to word ids: each word of a text gets the next id at its first appearance, and a count.
//
// Memory, from low to high addresses:
//   input    the text given to `scan`: whole words, the last one ended by white space (VECTOR bytes past the end are read and ignored)
//   output   u32 a word: its id, with SENTENCE_START set where it is the first of its sentence
//   slots    u64[2^slotBits], open addressing: the word's hash (high half) and its record's offset (low half); 0 is free
//   records  in the order of the ids: id u32, bytes of the word u32, count u64, the word padded with spaces to whole vectors
//
// A word holds no white space, so padding it with spaces loses nothing: words of less than a vector are equal where their padded
// vectors are, which is one comparison. The hash is vector multiply-shift (Dietzfelbinger 1996): with the 64-bit halves w_i of the
// padded word,
//   h = Σ w_i · m_i  mod 2^64,   the slot is its upper slotBits bits,
// and the host draws the odd multipliers m anew for each scanner, so that no text can be made whose words all collide.
//
// Slots and records grow between calls, never within one. When the slots double, the records move up; their offsets stay.

const VECTOR: usize = 16;
const SENTENCE_START: u32 = 0x80000000;
const NEWLINE: u8 = 10;
const SPACE: i8 = 32;

/** Most bytes in one call: 128 KiB of text, three times as long where each byte of it was replaced by U+FFFD. */
const MAX_INPUT: usize = 3 << 17;
/** Most words in one call: that replacement makes words longer, not more. */
const MAX_WORDS: usize = 1 << 16;

const PAGE: u64 = 65536;
/** What 32-bit addresses reach. */
const MAX_MEMORY: u64 = 1 << 32;

const HEADER: usize = 16;
const BYTES: usize = 4;
const COUNT: usize = 8;
/** Offset of the first record; at offset 0, which marks a free slot, are zeros, which equal no word. */
const FIRST_RECORD: usize = 32;

export const input: usize = 64;
export const output: usize = input + MAX_INPUT + 64;
const slots: usize = output + (MAX_WORDS << 2);

let slotBits: u32 = 10;
let records: usize = slots + (8 << 10);
let recordsEnd: usize = FIRST_RECORD; // an offset, as in the slots
let size: u32 = 0;
let lines: u64 = 0;
let sentenceStart: u32 = SENTENCE_START;
let lowMultiplier: u64 = 0;
let highMultiplier: u64 = 0;

export function initialize(lowMultiplier_: u64, highMultiplier_: u64): void {
  lowMultiplier = lowMultiplier_ | 1;
  highMultiplier = highMultiplier_ | 1;
}

/** Distinct words so far. */
export function getSize(): u32 { return size; }

/** Newlines so far. */
export function getLines(): f64 { return f64(lines); }

/** The address of the first word's record. */
export function firstRecord(): usize { return records + FIRST_RECORD; }

/** Reads `length` bytes of input and returns the number of ids written to the output, or -1 where memory ran out. */
export function scan(length: u32): i32 {
  if (!reserve(length)) return -1;
  const end = input + length;
  let next = output;
  let at = input;
  while (at < end) {
    const head = v128.load(at);
    let bytes = spaceFrom(head);
    if (bytes > 0) {
      let record: usize;
      if (bytes < VECTOR) {
        record = recordOfShort(padded(head, bytes));
      } else {
        bytes = wordLength(at);
        record = recordOfLong(at, bytes);
      }
      store<u64>(record, load<u64>(record, COUNT) + 1, COUNT);
      store<u32>(next, load<u32>(record) | sentenceStart);
      next += 4;
      sentenceStart = 0;
      at += bytes;
    }
    if (load<u8>(at) == NEWLINE) {
      lines++;
      sentenceStart = SENTENCE_START;
    }
    at++;
  }
  return i32((next - output) >> 2);
}

/** How many bytes of `text` stand before its first white space; VECTOR where there is none. */
// @ts-ignore: decorator
@inline function spaceFrom(text: v128): usize {
  const controls = i8x16.le_u(i8x16.sub(text, i8x16.splat(9)), i8x16.splat(4)); // \t \n \v \f \r
  const spaces = i8x16.eq(text, i8x16.splat(SPACE));
  return usize(ctz(i8x16.bitmask(v128.or(controls, spaces)) | (1 << u32(VECTOR))));
}

/** The first `bytes` bytes of `text`, then spaces. */
// @ts-ignore: decorator
@inline function padded(text: v128, bytes: usize): v128 {
  const places = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  return v128.bitselect(text, i8x16.splat(SPACE), i8x16.lt_u(places, i8x16.splat(i8(bytes))));
}

// @ts-ignore: decorator
@inline function product(text: v128): u64 {
  return i64x2.extract_lane(text, 0) * lowMultiplier + i64x2.extract_lane(text, 1) * highMultiplier;
}

/** The hash sum of a word that goes on with `text`; of its first vector, after the sum 0, it is the product alone. */
// @ts-ignore: decorator
@inline function extended(sum: u64, text: v128): u64 {
  return rotl(sum, 31) * lowMultiplier + product(text);
}

/** The record of a word of less than a vector. */
// @ts-ignore: decorator
@inline function recordOfShort(word: v128): usize {
  const hash = u32(product(word) >> 32);
  const mask = (1 << slotBits) - 1;
  let slot = hash >> (32 - slotBits);
  while (true) {
    const entry = load<u64>(slots + (usize(slot) << 3));
    if (u32(entry >> 32) == hash) {
      const record = records + usize(u32(entry));
      if (v128.all_true<u8>(i8x16.eq(v128.load(record, HEADER), word))) return record;
    }
    if (entry == 0) break;
    slot = (slot + 1) & mask;
  }
  const record = newRecord(slot, hash, u32(spaceFrom(word)));
  v128.store(record, word, HEADER);
  return record;
}

function wordLength(at: usize): usize {
  let end = at + VECTOR;
  while (true) {
    const more = spaceFrom(v128.load(end));
    end += more;
    if (more < VECTOR) return end - at;
  }
}

/** The vector at `at` of a word that ends at `end`. */
// @ts-ignore: decorator
@inline function vectorOf(at: usize, end: usize): v128 {
  const text = v128.load(at);
  return end - at < VECTOR ? padded(text, end - at) : text;
}

/** The record of a word of a vector or more. */
function recordOfLong(at: usize, bytes: usize): usize {
  const end = at + bytes;
  let sum: u64 = 0;
  for (let from = at; from < end; from += VECTOR) sum = extended(sum, vectorOf(from, end));
  const hash = u32(sum >> 32);
  const mask = (1 << slotBits) - 1;
  let slot = hash >> (32 - slotBits);
  while (true) {
    const entry = load<u64>(slots + (usize(slot) << 3));
    if (u32(entry >> 32) == hash) {
      const record = records + usize(u32(entry));
      if (load<u32>(record, BYTES) == u32(bytes) && sameWord(record + HEADER, at, end)) return record;
    }
    if (entry == 0) break;
    slot = (slot + 1) & mask;
  }
  const record = newRecord(slot, hash, u32(bytes));
  let to = record + HEADER;
  for (let from = at; from < end; from += VECTOR) {
    v128.store(to, vectorOf(from, end));
    to += VECTOR;
  }
  return record;
}

function sameWord(stored: usize, at: usize, end: usize): bool {
  for (; at < end; at += VECTOR) {
    if (!v128.all_true<u8>(i8x16.eq(v128.load(stored), vectorOf(at, end)))) return false;
    stored += VECTOR;
  }
  return true;
}

/** Appends a record without its word. */
function newRecord(slot: u32, hash: u32, bytes: u32): usize {
  const record = records + recordsEnd;
  store<u32>(record, size++);
  store<u32>(record, bytes, BYTES);
  store<u64>(record, 0, COUNT);
  store<u64>(slots + (usize(slot) << 3), (u64(hash) << 32) | u64(recordsEnd));
  recordsEnd += recordBytes(bytes);
  return record;
}

function recordBytes(wordBytes: usize): usize {
  return HEADER + ((wordBytes + VECTOR - 1) & ~(VECTOR - 1));
}

/** Makes room for whatever `length` bytes can hold, with a quarter of the slots free: each word takes two bytes of text at least. */
function reserve(length: u32): bool {
  const words = u64((length + 1) >> 1);
  let bits = slotBits;
  while ((u64(size) + words) << 2 > u64(3) << bits) bits++;
  const end = u64(slots) + (u64(8) << bits) + u64(recordsEnd) + length + words * (HEADER + VECTOR);
  if (end > MAX_MEMORY) return false;
  const missing = i32((end + PAGE - 1) / PAGE) - memory.size();
  // An eighth more than asked for, so that growing costs little in all; where that is refused, just what is needed.
  if (missing > 0 && memory.grow(max(missing, memory.size() >> 3)) < 0 && memory.grow(missing) < 0) return false;
  if (bits > slotBits) resizeSlots(bits);
  return true;
}

function resizeSlots(bits: u32): void {
  const bytes = usize(8) << bits;
  memory.copy(slots + bytes, records, recordsEnd);
  memory.fill(slots, 0, bytes);
  slotBits = bits;
  records = slots + bytes;
  const mask = (1 << bits) - 1;
  for (let offset = FIRST_RECORD; offset < recordsEnd; ) {
    const record = records + offset;
    const bytes = recordBytes(load<u32>(record, BYTES));
    let sum: u64 = 0;
    for (let from = record + HEADER; from < record + bytes; from += VECTOR) sum = extended(sum, v128.load(from));
    const hash = u32(sum >> 32);
    let slot = hash >> (32 - bits);
    while (load<u64>(slots + (usize(slot) << 3)) != 0) slot = (slot + 1) & mask;
    store<u64>(slots + (usize(slot) << 3), (u64(hash) << 32) | u64(offset));
    offset += bytes;
  }
}
