import { FirthError } from '@firth/core';
import { instantiatePieces } from './piece-exports.ts';
import { type PieceScanner, pieceScanners } from './piece-scanner.ts';

/** Tokens as byte strings: token `id` is `pool[starts[id]] … pool[ends[id] - 1]`, none where these are equal. */
export interface PieceTokens {
  readonly pool: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** The merges of byte pair encoding: the pair `lefts[rank]`, `rights[rank]` becomes `merged[rank]`; of equal pairs the last counts. */
export interface Merges {
  readonly lefts: Int32Array;
  readonly rights: Int32Array;
  readonly merged: Int32Array;
  /** The id of each single byte. */
  readonly byteIds: Int32Array;
  /** What a piece begins as: its bytes, or its characters, and the bytes of those that are no token (default `bytes`). */
  readonly symbols?: 'bytes' | 'characters' | undefined;
  /**
   * For each two bytes (first << 8 | second) whether some token has them side by side, 65,536 bytes; where it has not, nothing is merged
   * across, and the scanner `before-spaces` cuts.
   */
  readonly joins?: Uint8Array | undefined;
}

export interface PieceKernelOptions {
  /** What the split patterns ask of each code point, a byte each, in the bits of assembly/pieces.ts. */
  readonly kinds: Uint8Array;
  readonly tokens: PieceTokens;
  /** The merges; `ranks` where a pair's rank is the id of the token that its bytes make; none where the caller encodes what is new. */
  readonly merges?: Merges | 'ranks' | undefined;
}

/** Ids that grow in number, as the caller keeps them. */
export interface PieceSink {
  ids: Uint32Array;
  length: number;
}

/** Appends the ids of a piece that is not known, UTF-8 bytes `start` to `stop`. */
export type EncodePiece = (bytes: Uint8Array, start: number, stop: number) => void;

/** Text to ids in WebAssembly, with a table of tokens and of pieces met before. */
export interface PieceKernel {
  /** A token whose bytes stand already at another id, or -1. */
  readonly duplicate: number;
  /** Whether it merges what is new by itself. */
  readonly merges: boolean;
  /** Returns the id of the token of these bytes, or -1. */
  find(bytes: Uint8Array): number;
  /**
   * Appends the ids of `text` from UTF-16 unit `start` to `end` by means of `append`; what it does not know and does not merge
   * `encodeNew` appends to `out`, from which it is remembered.
   */
  encode(
    scanner: PieceScanner,
    text: string,
    start: number,
    end: number,
    append: (ids: Uint32Array) => void,
    out: PieceSink,
    encodeNew: EncodePiece,
  ): void;
}

const pageBytes = 65_536;
/** Zeros behind the text, so that a scanner may look ahead, and a vector at a time. */
const padding = 64;
/** The text may go on behind this many of its last bytes in a way that changes where its pieces end. */
const lookAhead = 16;
/** UTF-16 units taken at a time: their bytes and ids stay in the second-level cache. */
const chunkUnits = 1 << 14;
const slotBytes = 32;
/** Room for so many pieces beside the tokens, at least. */
const leastPieces = 1 << 17;
const ringBytes = 1 << 21;
/** Answers about pairs that are remembered where ranks are ids: 1 MiB. */
const rankPairBits = 16;
/** Longest token in bytes that the table's lengths can tell. */
const longestToken = (1 << 22) - 1;
/** A piece of more ids is not remembered: it hardly comes again. */
const mostIds = 255;
/** Bytes of scratch a byte of text (see assembly/pieces.ts). */
const scratchPerByte = 36;

const encoder = new TextEncoder();

/**
 * Returns the kernel, or `undefined` where the runtime has no WebAssembly SIMD or may not compile it, or where a token is longer than 4 MiB.
 *
 * @throws FirthError from `encode` `OUT_OF_MEMORY` for a text without a boundary that is too long to be merged
 * @example
 * ```ts
 * const tokens = { pool: new TextEncoder().encode('lowest'), starts: Uint32Array.of(0, 3), ends: Uint32Array.of(3, 6) };
 * const kernel = createPieceKernel({ kinds: new Uint8Array(0x110000), tokens });
 * console.log(kernel?.find(new TextEncoder().encode('est'))); // 1
 * ```
 */
export function createPieceKernel({ kinds, tokens, merges }: PieceKernelOptions): PieceKernel | undefined {
  const { pool, starts, ends } = tokens;
  if (starts.some((start, id) => ends[id]! - start > longestToken)) return undefined;
  const slotBits = bitsFor(1.5 * starts.length + leastPieces);
  const pairBits = merges === 'ranks' ? rankPairBits : bitsFor(1.5 * (merges?.lefts.length ?? 0) + 2);

  let top = pageBytes;
  const place = (bytes: number): number => {
    const offset = top;
    top = Math.ceil((top + bytes) / 64) * 64;
    return offset;
  };
  const kindsAt = place(kinds.length);
  const slotsAt = place(slotBytes * 2 ** slotBits);
  const poolAt = place(pool.length + padding);
  const ringAt = place(ringBytes + padding);
  const pairsAt = place(merges ? 16 * 2 ** pairBits : 16);
  const byteIdsAt = place(1024 + 512);
  const joins = merges === 'ranks' ? undefined : merges?.joins;
  const joinsAt = joins ? place(joins.length) : 0;
  const buffersAt = top;

  let memory!: WebAssembly.Memory;
  const kernel = instantiatePieces(() => {
    memory = new WebAssembly.Memory({ initial: Math.ceil(buffersAt / pageBytes) + 1, maximum: 65_536 });
    return memory;
  });
  if (!kernel) return undefined;
  const bytesAt = (offset: number, length: number): Uint8Array => new Uint8Array(memory.buffer, offset, length);
  const wordsAt = (offset: number, length: number): Uint32Array => new Uint32Array(memory.buffer, offset, length);

  bytesAt(kindsAt, kinds.length).set(kinds);
  bytesAt(poolAt, pool.length).set(pool);
  let capacity = 0;
  let idsAt = 0;
  // Growing the memory detaches its arrays, so these are made anew.
  let textBytes = bytesAt(0, 0);
  let ids = wordsAt(0, 0);
  grow(4 * chunkUnits);
  const isRanked = merges === 'ranks';
  const hasCharacters = !isRanked && merges?.symbols === 'characters';
  kernel.initialize(
    kindsAt,
    slotsAt,
    slotBits,
    poolAt,
    ringAt,
    ringBytes,
    pairsAt,
    pairBits,
    byteIdsAt,
    isRanked,
    hasCharacters,
    joinsAt,
  );
  const [startsAt, endsAt] = lend([starts, ends]);
  const duplicate = kernel.addTokens(startsAt!, endsAt!, starts.length);
  if (merges === 'ranks') {
    for (let byte = 0; byte < 256; byte++) wordsAt(byteIdsAt, 256)[byte] = find(Uint8Array.of(byte));
  } else if (merges) {
    const { lefts, rights, merged, byteIds } = merges;
    wordsAt(byteIdsAt, 256).set(byteIds);
    if (joins) bytesAt(joinsAt, joins.length).set(joins);
    if (hasCharacters)
      for (let byte = 0; byte < 128; byte++) wordsAt(byteIdsAt + 1024, 128)[byte] = find(Uint8Array.of(byte));
    const [leftsAt, rightsAt, mergedAt] = lend([lefts, rights, merged]);
    kernel.addMerges(leftsAt!, rightsAt!, mergedAt!, lefts.length);
  }

  /** Makes room for a text of `size` bytes, its ids, and merging it. */
  function grow(size: number): void {
    capacity = 2 ** Math.ceil(Math.log2(size));
    idsAt = buffersAt + capacity + padding;
    const scratchAt = idsAt + 4 * capacity + padding;
    reach(scratchAt + (merges ? scratchPerByte * capacity + padding : 0));
    kernel!.setBuffers(buffersAt, idsAt, scratchAt);
  }

  function reach(bytes: number): void {
    const missing = Math.ceil((bytes - memory.buffer.byteLength) / pageBytes);
    try {
      if (missing > 0) memory.grow(missing);
    } catch (cause) {
      throw new FirthError('OUT_OF_MEMORY', `${bytes} bytes of WebAssembly memory for a text without a boundary`, {
        cause,
      });
    }
    textBytes = bytesAt(buffersAt, capacity + padding);
    ids = wordsAt(idsAt, capacity);
  }

  /** Returns the places of copies of `arrays`, which the next text overwrites. */
  function lend(arrays: readonly (Int32Array | Uint32Array)[]): number[] {
    let at = buffersAt;
    const places = arrays.map((array) => {
      const first = at;
      at += 4 * array.length;
      return first;
    });
    reach(at);
    for (const [i, array] of arrays.entries()) wordsAt(places[i]!, array.length).set(array);
    return places;
  }

  function find(bytes: Uint8Array): number {
    if (bytes.length === 0) return -1;
    if (bytes.length > capacity) grow(bytes.length);
    textBytes.set(bytes);
    return kernel!.findToken(buffersAt, bytes.length);
  }

  /** Bytes that a part of a text can take; the text itself is asked where the part is large. */
  function roomFor(part: string): number {
    return part.length > chunkUnits ? encoder.encode(part).length : 3 * part.length;
  }

  return {
    duplicate,
    merges: merges !== undefined,
    find,
    encode(scanner, text, start, end, append, out, encodeNew) {
      const number = pieceScanners.indexOf(scanner);
      const isAlone = merges !== undefined;
      let carried = 0;
      let units = chunkUnits;
      for (let from = start; from < end; ) {
        let to = Math.min(from + units, end);
        if (to < end && (text.charCodeAt(to - 1) & 0xfc00) === 0xd800) to--;
        const part = from === 0 && to === text.length ? text : text.slice(from, to);
        const room = carried + roomFor(part);
        if (room > capacity) grow(room);
        const target = carried === 0 ? textBytes : textBytes.subarray(carried);
        const filled = carried + encoder.encodeInto(part, target).written;
        textBytes.fill(0, filled, filled + padding);
        from = to;

        const limit = from >= end ? filled : Math.max(0, filled - lookAhead);
        let at = 0;
        for (;;) {
          const count = kernel.encode(number, at, filled, limit, 0, isAlone);
          if (count > 0) append(ids.subarray(0, count));
          at = kernel.getStop();
          const stop = kernel.getNewEnd();
          if (stop === 0) break;
          const first = out.length;
          encodeNew(textBytes, at, stop);
          const added = out.length - first;
          if (added <= mostIds) {
            for (let i = 0; i < added; i++) ids[i] = out.ids[first + i]!;
            kernel.rememberIds(at, stop, 0, added);
          }
          at = stop;
        }
        carried = filled - at;
        if (carried > 0) textBytes.copyWithin(0, at, filled);
        if (at === 0) units *= 2;
      }
    },
  };
}

function bitsFor(count: number): number {
  return Math.max(4, Math.ceil(Math.log2(count)));
}
