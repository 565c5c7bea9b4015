// UTF-8 text to token ids: a scanner cuts it into pieces, a table knows the ids of tokens and of pieces met before, and what is new is
// merged by byte pair encoding, or handed to the host.
//
// Memory, all places given by the host (`initialize`, `setBuffers`):
//   kinds    u8 a code point: what the split patterns ask of a character (bits below)
//   slots    32 bytes each, 2^slotBits of them: the table
//              0  key       a key of up to 16 bytes padded with zeros; of a longer one its hash (u64) and, of a token, its address (u64)
//             16  meta      u32: IS_TOKEN, HAS_RECORD, length << 8, number of ids; 0 is a free slot
//             20  ids       3 × u32; with HAS_RECORD the place of the record instead (u64)
//   pool     the bytes of all tokens
//   ring     records: the ids of a piece that has more than three, or a key of more than 16 bytes, then that key
//   pairs    16 bytes each, 2^pairBits of them: left id + 1, right id, rank, id of the two joined
//   text     the bytes to encode, and PADDING zeros
//   ids      u32: what the text comes to
//   scratch  for merging a long piece: 36 bytes a byte of text, and 8
//
// A table of open addressing from which nothing is taken: a piece that finds no free slot among PIECE_PROBES takes the place of another
// piece, never of a token. No search is longer than the longest way to a token. A record is overwritten when the ring comes round, and a
// slot knows: places count on, and one further back than the ring is long holds something else by now.

export const LETTER: u8 = 1;
export const NUMBER: u8 = 2;
export const SPACE: u8 = 4;
export const UPPER: u8 = 8;
export const LOWER: u8 = 16;
export const NEWLINE: u8 = 32;

const IS_TOKEN: u32 = 1 << 31;
const HAS_RECORD: u32 = 1 << 30;
const LENGTH_BITS: u32 = 0x3fffff00;
const COUNT_BITS: u32 = 0xff;
const SLOT: usize = 32;
const META: usize = 16;
const IDS: usize = 20;
const VECTOR: u32 = 16;
const PIECE_PROBES: u32 = 8;
const MAX_KEY: u32 = 255;
const MAX_IDS: u32 = 255;
const NO_RANK: u32 = 0xffffffff;

let kinds: usize = 0;
let slots: usize = 0;
let slotBits: u32 = 0;
let pool: usize = 0;
let ring: usize = 0;
let ringBytes: u64 = 0;
let ringTop: u64 = 0;
let pairs: usize = 0;
let pairBits: u32 = 0;
let byteIds: usize = 0;
/** Whether the rank of a pair is the id of the token that its bytes make, and `pairs` only remembers answers. */
let ranksAreIds: bool = false;
/** Whether a piece begins as its characters, where they are tokens, and only else as its bytes. */
let charsAreSymbols: bool = false;
/** u32 × 128: the ids of ASCII characters, where characters are symbols; all bits set where one is no token. */
let asciiIds: usize = 0;
/** u8 × 65,536: whether some token has two bytes side by side (first << 8 | second); 0 where there is no such table. */
let joins: usize = 0;
/** u32 × 256: the id of each byte where it ends a piece, which differs where the last symbol of a word has a suffix. */
let finalIds: usize = 0;
let text: usize = 0;
let ids: usize = 0;
let scratch: usize = 0;
let longestProbe: u32 = PIECE_PROBES;
let nextVictim: u32 = 0;

/** What a mask of 16 − n bytes on begins with n bytes of ones. */
const masks: usize = memory.data<u8>([
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

export function initialize(
  kinds_: usize, slots_: usize, slotBits_: u32, pool_: usize, ring_: usize, ringBytes_: u32,
  pairs_: usize, pairBits_: u32, byteIds_: usize, ranksAreIds_: bool, charsAreSymbols_: bool,
  joins_: usize,
): void {
  kinds = kinds_;
  slots = slots_;
  slotBits = slotBits_;
  pool = pool_;
  ring = ring_;
  ringBytes = ringBytes_;
  pairs = pairs_;
  pairBits = pairBits_;
  byteIds = byteIds_;
  ranksAreIds = ranksAreIds_;
  charsAreSymbols = charsAreSymbols_;
  asciiIds = byteIds_ + 1024;
  finalIds = byteIds_ + 1536;
  joins = joins_;
}

export function setBuffers(text_: usize, ids_: usize, scratch_: usize): void {
  text = text_;
  ids = ids_;
  scratch = scratch_;
}

// The table

// @ts-ignore: decorator
@inline function keyOf(at: usize, length: u32): v128 {
  return v128.and(v128.load(at), v128.load(masks + VECTOR - length));
}

// @ts-ignore: decorator
@inline function mix(low: u64, high: u64): u64 {
  const h = (low * 0x9e3779b97f4a7c15) ^ rotl(high * 0xc2b2ae3d27d4eb4f, 32);
  return (h ^ (h >> 29)) * 0xbf58476d1ce4e5b9;
}

// @ts-ignore: decorator
@inline function hashOfKey(key: v128): u64 {
  return mix(i64x2.extract_lane(key, 0), i64x2.extract_lane(key, 1));
}

function hashOfLong(at: usize, length: u32): u64 {
  let hash: u64 = length;
  for (; length > VECTOR; length -= VECTOR) {
    hash = mix(hash ^ load<u64>(at), load<u64>(at, 8) + hash);
    at += VECTOR;
  }
  const last = keyOf(at, length);
  return mix(hash ^ i64x2.extract_lane(last, 0), i64x2.extract_lane(last, 1) + hash);
}

// @ts-ignore: decorator
@inline function slotOfHash(hash: u64): u32 {
  return u32(hash >> (64 - slotBits));
}

// @ts-ignore: decorator
@inline function isRecordThere(place: u64): bool {
  return ringTop - place <= ringBytes;
}

/** The slot of the key at `at`, or 0. */
// @ts-ignore: decorator
@inline function find(at: usize, length: u32): usize {
  return length <= VECTOR ? findShort(keyOf(at, length), length) : findLong(at, length);
}

// @ts-ignore: decorator
@inline function findShort(key: v128, length: u32): usize {
  const mask: u32 = (1 << slotBits) - 1;
  let place = slotOfHash(hashOfKey(key));
  const wanted = length << 8;
  for (let probes = longestProbe; probes > 0; probes--) {
    const slot = slots + usize(place) * SLOT;
    const meta = load<u32>(slot, META);
    if ((meta & LENGTH_BITS) == wanted && v128.all_true<u8>(i8x16.eq(v128.load(slot), key))) {
      return (meta & HAS_RECORD) != 0 && !isRecordThere(load<u64>(slot, IDS)) ? 0 : slot;
    }
    if (meta == 0) break;
    place = (place + 1) & mask;
  }
  return 0;
}

function findLong(at: usize, length: u32): usize {
  const mask: u32 = (1 << slotBits) - 1;
  const hash = hashOfLong(at, length);
  let place = slotOfHash(hash);
  const wanted = length << 8;
  for (let probes = longestProbe; probes > 0; probes--) {
    const slot = slots + usize(place) * SLOT;
    const meta = load<u32>(slot, META);
    if (meta == 0) break;
    if ((meta & LENGTH_BITS) == wanted && load<u64>(slot) == hash) {
      if ((meta & IS_TOKEN) != 0) {
        if (sameBytes(usize(load<u64>(slot, 8)), at, length)) return slot;
      } else {
        const record = load<u64>(slot, IDS);
        if (isRecordThere(record) && sameBytes(addressOf(record) + (usize(meta & COUNT_BITS) << 2), at, length)) return slot;
      }
    }
    place = (place + 1) & mask;
  }
  return 0;
}

// @ts-ignore: decorator
@inline function addressOf(record: u64): usize {
  return ring + usize(record % ringBytes);
}

function sameBytes(a: usize, b: usize, length: u32): bool {
  for (; length > VECTOR; length -= VECTOR) {
    if (!v128.all_true<u8>(i8x16.eq(v128.load(a), v128.load(b)))) return false;
    a += VECTOR;
    b += VECTOR;
  }
  return v128.all_true<u8>(i8x16.eq(keyOf(a, length), keyOf(b, length)));
}

/**
 * Puts tokens into the table: token `i` of `count` is the bytes from `starts[i]` to `ends[i]` of the pool, none where these are equal.
 * Returns -1, or the number of the first token whose bytes stand already; of equal ones the first is found.
 */
export function addTokens(starts: usize, ends: usize, count: u32): i32 {
  let duplicate: i32 = -1;
  const mask: u32 = (1 << slotBits) - 1;
  for (let id: u32 = 0; id < count; id++) {
    const start = load<u32>(starts + (usize(id) << 2));
    const length = load<u32>(ends + (usize(id) << 2)) - start;
    if (length == 0) continue;
    const at = pool + start;
    if (find(at, length) != 0) {
      if (duplicate < 0) duplicate = id;
      continue;
    }
    const isShort = length <= VECTOR;
    const hash = isShort ? hashOfKey(keyOf(at, length)) : hashOfLong(at, length);
    let place = slotOfHash(hash);
    let probes: u32 = 1;
    while (load<u32>(slots + usize(place) * SLOT, META) != 0) {
      place = (place + 1) & mask;
      probes++;
    }
    longestProbe = max(longestProbe, probes);
    const slot = slots + usize(place) * SLOT;
    if (isShort) {
      v128.store(slot, keyOf(at, length));
    } else {
      store<u64>(slot, hash);
      store<u64>(slot, u64(at), 8);
    }
    store<u32>(slot, IS_TOKEN | (length << 8) | 1, META);
    store<u32>(slot, id, IDS);
  }
  return duplicate;
}

/** The token whose bytes are `length` at `at`, an address, or -1. */
export function findToken(at: usize, length: u32): i32 {
  const slot = find(at, length);
  return slot != 0 && (load<u32>(slot, META) & IS_TOKEN) != 0 ? load<u32>(slot, IDS) : -1;
}

/** Remembers that the piece of `length` bytes at `at`, an address, has the `count` ids at `from`. */
function remember(at: usize, length: u32, from: usize, count: u32): void {
  if (length > MAX_KEY || count > MAX_IDS) return;
  const isShort = length <= VECTOR;
  const key = keyOf(at, min(length, VECTOR));
  const hash = isShort ? hashOfKey(key) : hashOfLong(at, length);
  const slot = slotFor(slotOfHash(hash));
  if (slot == 0) return;
  if (isShort) {
    v128.store(slot, key);
  } else {
    store<u64>(slot, hash);
  }
  if (isShort && count <= 3) {
    store<u32>(slot, (length << 8) | count, META);
    for (let i: usize = 0; i < count; i++) store<u32>(slot + (i << 2), load<u32>(from + (i << 2)), IDS);
    return;
  }
  const bytes = u64((count << 2) + length + VECTOR);
  if (ringTop % ringBytes + bytes > ringBytes) ringTop += ringBytes - (ringTop % ringBytes);
  const record = addressOf(ringTop);
  memory.copy(record, from, usize(count) << 2);
  memory.copy(record + (usize(count) << 2), at, length);
  store<u32>(slot, HAS_RECORD | (length << 8) | count, META);
  store<u64>(slot, ringTop, IDS);
  ringTop += bytes;
}

/** A slot for a new piece: a free one near its place, or that of another piece. */
function slotFor(place: u32): usize {
  const mask: u32 = (1 << slotBits) - 1;
  for (let i: u32 = 0; i < PIECE_PROBES; i++) {
    const slot = slots + usize((place + i) & mask) * SLOT;
    if (load<u32>(slot, META) == 0) return slot;
  }
  for (let i: u32 = 0; i < PIECE_PROBES; i++) {
    const slot = slots + usize((place + (nextVictim++ & (PIECE_PROBES - 1))) & mask) * SLOT;
    if ((load<u32>(slot, META) & IS_TOKEN) == 0) return slot;
  }
  return 0;
}

// Byte pair encoding

/** Enters the merges of ranks 0 to `count`: pairs of ids and the ids that they become. Of equal pairs the last counts. */
export function addMerges(lefts: usize, rights: usize, merged: usize, count: u32): void {
  const mask: u32 = (1 << pairBits) - 1;
  for (let rank: u32 = 0; rank < count; rank++) {
    const offset = usize(rank) << 2;
    const left = load<u32>(lefts + offset) + 1;
    const right = load<u32>(rights + offset);
    let place = placeOfPair(left, right);
    let slot = pairs + (usize(place) << 4);
    while (load<u32>(slot) != 0 && (load<u32>(slot) != left || load<u32>(slot, 4) != right)) {
      place = (place + 1) & mask;
      slot = pairs + (usize(place) << 4);
    }
    store<u32>(slot, left);
    store<u32>(slot, right, 4);
    store<u32>(slot, rank, 8);
    store<u32>(slot, load<u32>(merged + offset), 12);
  }
}

// @ts-ignore: decorator
@inline function placeOfPair(left: u32, right: u32): u32 {
  return u32((((u64(left) << 32) | u64(right)) * 0x9e3779b97f4a7c15) >> (64 - pairBits));
}

/** What the last pair with a rank becomes. */
let joined: u32 = 0;

/** The rank of joining two neighbours whose bytes are from `start` to `end`, or NO_RANK. */
// @ts-ignore: decorator
@inline function rankOf(left: u32, right: u32, start: usize, end: usize): u32 {
  const place = placeOfPair(left + 1, right);
  let slot = pairs + (usize(place) << 4);
  const wanted = (u64(right) << 32) | u64(left + 1);
  if (load<u64>(slot) == wanted) {
    joined = load<u32>(slot, 12);
    return load<u32>(slot, 8);
  }
  if (ranksAreIds) return rankByBytes(slot, wanted, start, end);
  return rankFurther(place, wanted);
}

function rankByBytes(slot: usize, pair: u64, start: usize, end: usize): u32 {
  const rank = findToken(start, u32(end - start));
  store<u64>(slot, pair);
  store<u32>(slot, rank, 8);
  store<u32>(slot, rank, 12);
  joined = rank;
  return rank;
}

function rankFurther(place: u32, wanted: u64): u32 {
  const mask: u32 = (1 << pairBits) - 1;
  while (true) {
    const slot = pairs + (usize(place) << 4);
    const pair = load<u64>(slot);
    if (pair == wanted) {
      joined = load<u32>(slot, 12);
      return load<u32>(slot, 8);
    }
    if (u32(pair) == 0) return NO_RANK;
    place = (place + 1) & mask;
  }
}

/** Symbols of a short piece: ids, then ranks of joining each with the next, at scratch. */
const SHORT: u32 = 64;
const shortIds: usize = memory.data(256, 16);
const shortRanks: usize = memory.data(272, 16);
/** What each symbol and the next become. */
const shortJoined: usize = memory.data(256, 16);

/** Appends the ids of the piece of `length` bytes at `at` to `to`, and returns where they end. */
function merge(at: usize, length: u32, to: usize): usize {
  return length <= SHORT ? mergeShort(at, length, to) : mergeLong(at, length, to);
}

/** Looks at all ranks for the least each time, four at once; the bits of `alive` are where symbols begin. */
function mergeShort(at: usize, length: u32, to: usize): usize {
  const alive0 = charsAreSymbols ? charSymbols(at, length) : byteSymbols(at, length);
  for (let i: usize = 0; i < length; i += 4) v128.store(shortRanks + (i << 2), i32x4.splat(-1));
  for (let rest = alive0; ; ) {
    const i = u32(ctz(rest));
    rest &= rest - 1;
    if (rest == 0) break;
    const next = u32(ctz(rest));
    const left = load<u32>(shortIds + (usize(i) << 2));
    const right = load<u32>(shortIds + (usize(next) << 2));
    store<u32>(shortRanks + (usize(i) << 2), rankOf(left, right, at + i, at + nextOf(alive0, next, length)));
    store<u32>(shortJoined + (usize(i) << 2), joined);
  }
  let alive = alive0;
  while (true) {
    let least = v128.load(shortRanks);
    for (let i: usize = 4; i < length; i += 4) least = i32x4.min_u(least, v128.load(shortRanks + (i << 2)));
    least = i32x4.min_u(least, i8x16.shuffle(least, least, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
    least = i32x4.min_u(least, i8x16.shuffle(least, least, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11));
    if (i32x4.extract_lane(least, 0) == NO_RANK) break;
    let i: u32 = 0;
    let found = i32x4.bitmask(i32x4.eq(v128.load(shortRanks), least));
    while (found == 0) {
      i += 4;
      found = i32x4.bitmask(i32x4.eq(v128.load(shortRanks + (usize(i) << 2)), least));
    }
    i += ctz(found);
    const right = nextOf(alive, i, length);
    alive &= ~(<u64>1 << right);
    store<u32>(shortRanks + (usize(right) << 2), NO_RANK);
    const id = load<u32>(shortJoined + (usize(i) << 2));
    store<u32>(shortIds + (usize(i) << 2), id);
    const next = nextOf(alive, i, length);
    let rank = NO_RANK;
    if (next < length) {
      const behind = nextOf(alive, next, length);
      rank = rankOf(id, load<u32>(shortIds + (usize(next) << 2)), at + i, at + behind);
      store<u32>(shortJoined + (usize(i) << 2), joined);
    }
    store<u32>(shortRanks + (usize(i) << 2), rank);
    const before = alive & ((<u64>1 << i) - 1);
    if (before != 0) {
      const left = 63 - u32(clz(before));
      store<u32>(shortRanks + (usize(left) << 2), rankOf(load<u32>(shortIds + (usize(left) << 2)), id, at + left, at + next));
      store<u32>(shortJoined + (usize(left) << 2), joined);
    }
  }
  for (; alive != 0; alive &= alive - 1) {
    store<u32>(to, load<u32>(shortIds + (usize(ctz(alive)) << 2)));
    to += 4;
  }
  return to;
}

/** Makes each byte a symbol; returns where symbols begin. */
// @ts-ignore: decorator
@inline function byteSymbols(at: usize, length: u32): u64 {
  for (let i: u32 = 0; i < length; i++) {
    store<u32>(shortIds + (usize(i) << 2), load<u32>(byteIds + (usize(load<u8>(at + i)) << 2)));
  }
  const last = usize(length - 1);
  store<u32>(shortIds + (last << 2), load<u32>(finalIds + (usize(load<u8>(at + last)) << 2)));
  return length == SHORT ? <u64>-1 : (<u64>1 << length) - 1;
}

/** The id of the character of `bytes` bytes at `at`, or -1. */
// @ts-ignore: decorator
@inline function characterAt(at: usize, bytes: u32): i32 {
  return bytes == 1 ? load<i32>(asciiIds + (usize(load<u8>(at) & 0x7f) << 2)) : findToken(at, bytes);
}

/** Makes each character a symbol, or its bytes where it is no token. */
function charSymbols(at: usize, length: u32): u64 {
  let alive: u64 = 0;
  for (let i: u32 = 0; i < length; ) {
    const bytes = min(u32(sequenceLength(load<u8>(at + i))), length - i);
    const id = characterAt(at + i, bytes);
    const symbols: u32 = id < 0 ? bytes : 1;
    for (let k = i; k < i + symbols; k++) {
      store<u32>(shortIds + (usize(k) << 2), id < 0 ? load<u32>(byteIds + (usize(load<u8>(at + k)) << 2)) : id);
      alive |= <u64>1 << k;
    }
    i += bytes;
  }
  return alive;
}

/** The first symbol behind `i`, or `length`. */
// @ts-ignore: decorator
@inline function nextOf(alive: u64, i: u32, length: u32): u32 {
  const behind = (alive >> i) >> 1;
  return behind == 0 ? length : i + 1 + u32(ctz(behind));
}

// A long piece: for each symbol (20 bytes a byte of text) its id, rank, what it and the next become, and its neighbours' places, then a
// binary heap of rank << 32 | place. An entry whose rank is no longer that of its place is dropped. A merge takes one entry and adds two at
// most, so the heap holds no more than two a symbol.

const LONG_SYMBOL: usize = 20;

// @ts-ignore: decorator
@inline function symbolAt(place: u32): usize {
  return scratch + usize(place) * LONG_SYMBOL;
}

let heap: usize = 0;
let heapSize: u32 = 0;

function mergeLong(at: usize, length: u32, to: usize): usize {
  heap = (scratch + usize(length) * LONG_SYMBOL + 7) & ~7;
  heapSize = 0;
  let before: u32 = -1;
  for (let i: u32 = 0; i < length; ) {
    const bytes = charsAreSymbols ? min(u32(sequenceLength(load<u8>(at + i))), length - i) : 1;
    const id = charsAreSymbols ? characterAt(at + i, bytes) : -1;
    const step: u32 = id < 0 ? 1 : bytes;
    for (const end = i + bytes; i < end; i += step) {
      const symbol = symbolAt(i);
      store<u32>(symbol, id < 0 ? load<u32>(byteIds + (usize(load<u8>(at + i)) << 2)) : id);
      store<u32>(symbol, before, 12);
      store<u32>(symbol, i + step, 16);
      before = i;
    }
  }
  if (!charsAreSymbols) store<u32>(symbolAt(length - 1), load<u32>(finalIds + (usize(load<u8>(at + length - 1)) << 2)));
  for (let i: u32 = 0; i < length; i = load<u32>(symbolAt(i), 16)) rankAgain(at, i, length);
  while (heapSize > 0) {
    const entry = popLeast();
    const i = u32(entry);
    const symbol = symbolAt(i);
    if (load<u32>(symbol, 4) != u32(entry >> 32)) continue;
    const right = symbolAt(load<u32>(symbol, 16));
    store<u32>(symbol, load<u32>(symbol, 8));
    store<u32>(right, NO_RANK, 4);
    const next = load<u32>(right, 16);
    store<u32>(symbol, next, 16);
    if (next < length) store<u32>(symbolAt(next), i, 12);
    rankAgain(at, i, length);
    const left = load<u32>(symbol, 12);
    if (left != <u32>-1) rankAgain(at, left, length);
  }
  for (let i: u32 = 0; i < length; i = load<u32>(symbolAt(i), 16)) {
    store<u32>(to, load<u32>(symbolAt(i)));
    to += 4;
  }
  return to;
}

function rankAgain(at: usize, i: u32, length: u32): void {
  const symbol = symbolAt(i);
  const next = load<u32>(symbol, 16);
  let rank = NO_RANK;
  if (next < length) {
    const right = symbolAt(next);
    rank = rankOf(load<u32>(symbol), load<u32>(right), at + i, at + load<u32>(right, 16));
    store<u32>(symbol, joined, 8);
  }
  store<u32>(symbol, rank, 4);
  if (rank != NO_RANK) push((u64(rank) << 32) | u64(i));
}

function push(entry: u64): void {
  let at = heapSize++;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = load<u64>(heap + (usize(parent) << 3));
    if (above <= entry) break;
    store<u64>(heap + (usize(at) << 3), above);
    at = parent;
  }
  store<u64>(heap + (usize(at) << 3), entry);
}

function popLeast(): u64 {
  const least = load<u64>(heap);
  const last = load<u64>(heap + (usize(--heapSize) << 3));
  let at: u32 = 0;
  while (true) {
    let child: u32 = 2 * at + 1;
    if (child >= heapSize) break;
    let entry = load<u64>(heap + (usize(child) << 3));
    if (child + 1 < heapSize) {
      const other = load<u64>(heap + (usize(child) << 3), 8);
      if (other < entry) {
        entry = other;
        child++;
      }
    }
    if (entry >= last) break;
    store<u64>(heap + (usize(at) << 3), entry);
    at = child;
  }
  store<u64>(heap + (usize(at) << 3), last);
  return least;
}

// Scanners: each returns where the piece that begins at `at` ends. Behind the text are zeros.

// @ts-ignore: decorator
@inline function sequenceLength(lead: u32): usize {
  return 1 + usize(lead >= 0xc0) + usize(lead >= 0xe0) + usize(lead >= 0xf0);
}

// @ts-ignore: decorator
@inline function kindAt(at: usize): u32 {
  const lead = u32(load<u8>(at));
  return lead < 0x80 ? u32(load<u8>(kinds + lead)) : kindOfSequence(at, lead);
}

// @ts-ignore: decorator
@inline function kindOfSequence(at: usize, lead: u32): u32 {
  const second = u32(load<u8>(at, 1)) & 0x3f;
  if (lead < 0xe0) return load<u8>(kinds + (((lead & 0x1f) << 6) | second));
  const third = u32(load<u8>(at, 2)) & 0x3f;
  if (lead < 0xf0) return load<u8>(kinds + (((lead & 0x0f) << 12) | (second << 6) | third));
  return load<u8>(kinds + (((lead & 7) << 18) | (second << 12) | (third << 6) | (u32(load<u8>(at, 3)) & 0x3f)));
}

/** The end of the run of letters from `at`. */
// @ts-ignore: decorator
@inline function skipLetters(at: usize): usize {
  while (true) {
    const folded = v128.or(v128.load(at), i8x16.splat(0x20));
    const isLetter = i8x16.lt_u(i8x16.sub(folded, i8x16.splat(0x61)), i8x16.splat(26));
    const run = usize(ctz(~i8x16.bitmask(isLetter)));
    at += run;
    if (run == VECTOR) continue;
    let lead = u32(load<u8>(at));
    if (lead < 0x80) return at;
    do {
      if ((kindOfSequence(at, lead) & LETTER) == 0) return at;
      at += sequenceLength(lead);
      lead = load<u8>(at);
    } while (lead >= 0x80);
  }
}

/** The end of the run, from `at`, of characters of a kind in `wanted`. */
function skipKind(at: usize, wanted: u32): usize {
  while ((kindAt(at) & wanted) != 0) at += sequenceLength(load<u8>(at));
  return at;
}

/** The end of the run, from `at`, of what is neither letter nor number nor space. */
function skipOther(at: usize, end: usize): usize {
  while (at < end && (kindAt(at) & (LETTER | NUMBER | SPACE)) == 0) at += sequenceLength(load<u8>(at));
  return at;
}

function previousStart(at: usize): usize {
  at--;
  while ((load<u8>(at) & 0xc0) == 0x80) at--;
  return at;
}

/** The length of `'s`, `'t`, `'m`, `'d`, `'re`, `'ve` or `'ll` at `at`, in lower case, or in any with `fold`; 0 where there is none. */
function contraction(at: usize, fold: u8): usize {
  const first = load<u8>(at, 1) | fold;
  const second = load<u8>(at, 2) | fold;
  if (first == 0x73 || first == 0x74 || first == 0x6d || first == 0x64) return 2;
  if ((first == 0x72 || first == 0x76) && second == 0x65) return 3;
  if (first == 0x6c && second == 0x6c) return 3;
  // U+017F ſ is an s in any case.
  return fold != 0 && load<u8>(at, 1) == 0xc5 && load<u8>(at, 2) == 0xbf ? 3 : 0;
}

const APOSTROPHE: u32 = 0x27;
const BLANK: u32 = 0x20;

/** `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+` */
// @ts-ignore: decorator
@inline function scanGPT2(start: usize, end: usize): usize {
  let at = start;
  let lead = u32(load<u8>(at));
  if (lead == APOSTROPHE) {
    const length = contraction(at, 0);
    if (length > 0) return at + length;
  } else if (lead == BLANK && at + 1 < end) {
    lead = load<u8>(++at);
  }
  const kind = kindAt(at);
  if ((kind & LETTER) != 0) return skipLetters(at + sequenceLength(lead));
  if ((kind & SPACE) != 0) return spaceEnd(start, end);
  if ((kind & NUMBER) != 0) return skipKind(at + sequenceLength(lead), NUMBER);
  return skipOther(at + sequenceLength(lead), end);
}

/** `\s+(?!\S)|\s+`: leaves its last character to what is behind, unless it is all there is. */
function spaceEnd(start: usize, end: usize): usize {
  const stop = skipKind(start, SPACE);
  if (stop == end) return stop;
  const last = previousStart(stop);
  return last > start ? last : stop;
}

/** `(?i:'s|…)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,digits}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+` */
// @ts-ignore: decorator
@inline function scanCl100k(start: usize, end: usize, digits: u32, takesFinalSpace: bool): usize {
  const lead = u32(load<u8>(start));
  if (lead == APOSTROPHE) {
    const length = contraction(start, 0x20);
    if (length > 0) return start + length;
  }
  const kind = kindAt(start);
  const next = start + sequenceLength(lead);
  if ((kind & LETTER) != 0) return skipLetters(next);
  if ((kind & NUMBER) != 0) return numberEnd(next, digits);
  if ((kind & NEWLINE) == 0) {
    const stop = skipLetters(next);
    if (stop > next) return stop;
  }
  if ((kind & SPACE) == 0) return newlinesEnd(skipOther(next, end), 0x0a);
  if (lead == BLANK && next < end) {
    const stop = skipOther(next, end);
    if (stop > next) return newlinesEnd(stop, 0x0a);
  }
  return newlineSpaceEnd(start, end, takesFinalSpace);
}

function numberEnd(at: usize, digits: u32): usize {
  for (let count: u32 = 1; count < digits; count++) {
    if ((kindAt(at) & NUMBER) == 0) break;
    at += sequenceLength(load<u8>(at));
  }
  return at;
}

/** The end of the newlines, and of what else may stand among them, from `at`. */
function newlinesEnd(at: usize, other: u8): usize {
  while (load<u8>(at) == 0x0a || load<u8>(at) == 0x0d || load<u8>(at) == other) at++;
  return at;
}

/** White space up to its last newline, else as GPT-2 has it. */
function newlineSpaceEnd(start: usize, end: usize, takesFinalSpace: bool): usize {
  const stop = skipKind(start, SPACE);
  if (stop == end && takesFinalSpace) return stop;
  for (let at = stop; at > start; at--) if (load<u8>(at - 1) == 0x0a || load<u8>(at - 1) == 0x0d) return at;
  if (stop == end) return stop;
  const last = previousStart(stop);
  return last > start ? last : stop;
}

/** As cl100k, but for words, which are upper case and then lower case with a contraction, and for a `/` that may follow a symbol. */
// @ts-ignore: decorator
@inline function scanO200k(start: usize, end: usize): usize {
  const lead = u32(load<u8>(start));
  const kind = kindAt(start);
  const next = start + sequenceLength(lead);
  if ((kind & LETTER) != 0) return wordEnd(start, end);
  if ((kind & NUMBER) != 0) return numberEnd(next, 3);
  if ((kind & NEWLINE) == 0) {
    // A mark may also begin a word, and does so rather than stand before one without lower case.
    const isMark = (kind & (UPPER | LOWER)) != 0;
    if (next < end && (kindAt(next) & (UPPER | LOWER)) != 0 && !(isMark && !hasLower(next))) return wordEnd(next, end);
    if (isMark) return wordEnd(start, end);
  }
  if ((kind & SPACE) == 0) return newlinesEnd(skipOther(next, end), 0x2f);
  if (lead == BLANK && next < end) {
    const stop = skipOther(next, end);
    if (stop > next) return newlinesEnd(stop, 0x2f);
  }
  return newlineSpaceEnd(start, end, false);
}

/** `U*L+` or, failing that, `U+L*`, each with a contraction. */
// @ts-ignore: decorator
@inline function wordEnd(at: usize, end: usize): usize {
  const upperEnd = skipCase(at, 0x41, UPPER);
  let stop = skipCase(upperEnd, 0x61, LOWER);
  // U* gives back until L+ has a character: the last one of the run that is also of L; what is behind it is left to the next word.
  if (stop == upperEnd && load<u8>(upperEnd - 1) >= 0x80) stop = lastLowerEnd(at, upperEnd);
  else if (stop == upperEnd) stop = hasSequence(at, upperEnd) ? lastLowerEnd(at, upperEnd) : stop;
  return load<u8>(stop) == APOSTROPHE ? stop + contraction(stop, 0x20) : stop;
}

/** The end of the run from `at` of characters of a case: ASCII letters from `first` on, others by their kind. */
// @ts-ignore: decorator
@inline function skipCase(at: usize, first: u8, wanted: u32): usize {
  while (true) {
    const isLetter = i8x16.lt_u(i8x16.sub(v128.load(at), i8x16.splat(first)), i8x16.splat(26));
    const run = usize(ctz(~i8x16.bitmask(isLetter)));
    at += run;
    if (run == VECTOR) continue;
    let lead = u32(load<u8>(at));
    if (lead < 0x80) return at;
    do {
      if ((kindOfSequence(at, lead) & wanted) == 0) return at;
      at += sequenceLength(lead);
      lead = load<u8>(at);
    } while (lead >= 0x80);
  }
}

function hasSequence(at: usize, end: usize): bool {
  for (; at < end; at++) if (load<u8>(at) >= 0x80) return true;
  return false;
}

function hasLower(at: usize): bool {
  while (true) {
    const kind = kindAt(at);
    if ((kind & LOWER) != 0) return true;
    if ((kind & UPPER) == 0) return false;
    at += sequenceLength(load<u8>(at));
  }
}

function lastLowerEnd(at: usize, upperEnd: usize): usize {
  for (let stop = upperEnd; stop > at; stop = previousStart(stop)) {
    if ((kindAt(previousStart(stop)) & LOWER) != 0) return stop;
  }
  return upperEnd;
}

// @ts-ignore: decorator
@inline function isSpace(byte: u32): bool {
  return byte == BLANK || byte == 9 || byte == 10 || byte == 13;
}

// @ts-ignore: decorator
@inline function isPunctuation(byte: u32): bool {
  return (byte > BLANK && byte < 0x30) || (byte > 0x39 && byte < 0x41) || (byte > 0x5a && byte < 0x61) || (byte > 0x7a && byte < 0x7f);
}

/** `'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+`, and white space, which is no piece. */
// @ts-ignore: decorator
@inline function scanClip(at: usize, end: usize): usize {
  const lead = u32(load<u8>(at));
  if (lead == APOSTROPHE) {
    const length = contraction(at, 0);
    if (length > 0) return at + length;
  }
  const kind = kindAt(at);
  const next = at + sequenceLength(lead);
  if ((kind & LETTER) != 0) return skipLetters(next);
  if ((kind & SPACE) != 0) return skipKind(next, SPACE);
  return (kind & NUMBER) != 0 ? next : skipOther(next, end);
}

/** ASCII white space in runs, ASCII punctuation one by one, and what is between them. */
// @ts-ignore: decorator
@inline function cutAtPunctuation(start: usize, end: usize): usize {
  const lead = u32(load<u8>(start));
  let at = start + 1;
  if (isPunctuation(lead)) return at;
  if (isSpace(lead)) {
    while (isSpace(load<u8>(at))) at++;
    return at;
  }
  for (; at < end; at++) {
    const byte = u32(load<u8>(at));
    if (isSpace(byte) || isPunctuation(byte)) break;
  }
  return at;
}

/** Runs of ASCII white space, and what is between them. */
// @ts-ignore: decorator
@inline function cutAtSpaces(start: usize, end: usize): usize {
  const wanted = isSpace(load<u8>(start));
  let at = start + 1;
  while (at < end && isSpace(load<u8>(at)) == wanted) at++;
  return at;
}

/** Spaces, or ▁, and what follows them; it also ends between two bytes that no token has side by side, where that is known. */
// @ts-ignore: decorator
@inline function cutBeforeSpaces(at: usize, end: usize): usize {
  const start = at;
  while (at < end && isMarked(at)) at += load<u8>(at) == BLANK ? 1 : 3;
  for (; at < end && !isMarked(at); at++) {
    if (joins != 0 && at > start && load<u8>(joins + (usize(load<u8>(at - 1)) << 8) + load<u8>(at)) == 0) break;
  }
  return at;
}

// @ts-ignore: decorator
@inline function isMarked(at: usize): bool {
  const byte = load<u8>(at);
  return byte == BLANK || (byte == 0xe2 && load<u8>(at, 1) == 0x96 && load<u8>(at, 2) == 0x81);
}

// The scanners by number, as the host knows them.
const GPT2: u32 = 0;
const CL100K: u32 = 1;
const LLAMA3: u32 = 2;
const QWEN: u32 = 3;
const O200K: u32 = 4;
const PUNCTUATION: u32 = 5;
const SPACES: u32 = 6;
const BEFORE_SPACES: u32 = 7;
const CLIP: u32 = 8;

// @ts-ignore: decorator
@inline function scan(scanner: u32, at: usize, end: usize): usize {
  switch (scanner) {
    case GPT2: return scanGPT2(at, end);
    case CL100K: return scanCl100k(at, end, 3, true);
    case LLAMA3: return scanCl100k(at, end, 3, false);
    case QWEN: return scanCl100k(at, end, 1, false);
    case O200K: return scanO200k(at, end);
    case PUNCTUATION: return cutAtPunctuation(at, end);
    case SPACES: return cutAtSpaces(at, end);
    case BEFORE_SPACES: return cutBeforeSpaces(at, end);
    case CLIP: return scanClip(at, end);
    default: return end;
  }
}

/** Where `encode` stopped, and the end of the piece that it did not know; 0 where it stopped for another reason. */
let stoppedAt: usize = 0;
let newEnd: usize = 0;

/** The offset in the text at which the last `encode` stopped. */
export function getStop(): u32 { return u32(stoppedAt - text); }

/** The offset at which the piece there that the host is to encode ends, or 0. */
export function getNewEnd(): u32 { return newEnd == 0 ? 0 : u32(newEnd - text); }

/**
 * Encodes the pieces of the text from offset `from` that end at or before `limit`, where the text ends at `end`. Writes their ids behind the
 * `count` there are, and returns how many there are then. Without `merges` it stops at the first piece that is not in the table.
 */
export function encode(scanner: u32, from: u32, end: u32, limit: u32, count: u32, merges: bool): u32 {
  const textEnd = text + end;
  const last = text + limit;
  let at = text + from;
  let to = ids + (usize(count) << 2);
  newEnd = 0;
  while (at < last) {
    const stop = scan(scanner, at, textEnd);
    if (stop > last) break;
    if (scanner == CLIP && (kindAt(at) & SPACE) != 0) {
      at = stop;
      continue;
    }
    const length = u32(stop - at);
    const slot = find(at, length);
    if (slot != 0) {
      const meta = load<u32>(slot, META);
      const known = meta & COUNT_BITS;
      if ((meta & HAS_RECORD) == 0) {
        // Two or three are written where there is one: the next piece overwrites them.
        store<u64>(to, load<u64>(slot, IDS));
        store<u32>(to, load<u32>(slot, IDS + 8), 8);
      } else {
        memory.copy(to, addressOf(load<u64>(slot, IDS)), usize(known) << 2);
      }
      to += usize(known) << 2;
    } else if (merges) {
      const stopped = merge(at, length, to);
      remember(at, length, to, u32(stopped - to) >> 2);
      to = stopped;
    } else {
      newEnd = stop;
      break;
    }
    at = stop;
  }
  stoppedAt = at;
  return u32(to - ids) >> 2;
}

/** Remembers that the piece from offset `from` to `to` of the text has the `count` ids from the `first` on. */
export function rememberIds(from: u32, to: u32, first: u32, count: u32): void {
  remember(text + from, to - from, ids + (usize(first) << 2), count);
}
