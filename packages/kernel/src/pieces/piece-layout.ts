import type { PieceKernelOptions, PieceTokens } from './piece-tables.ts';

/** Where in the kernel's memory its tables stand, in bytes (see assembly/pieces.ts). */
export interface PieceLayout {
  readonly kinds: number;
  readonly slots: number;
  readonly slotBits: number;
  readonly pool: number;
  readonly ring: number;
  readonly pairs: number;
  readonly pairBits: number;
  readonly filter: number;
  readonly byteIds: number;
  readonly finalByteIds: number;
  /** 0 where there is no such table. */
  readonly characterIds: number;
  /** 0 where there is no such table. */
  readonly joins: number;
  readonly trie: number;
  readonly trieBits: number;
  readonly beginnings: number;
  readonly scores: number;
  readonly characters: number;
  readonly replacements: number;
  /** Behind all tables: the text, its ids and the scratch of merging, which grow. */
  readonly buffers: number;
}

/** The unit of WebAssembly memory. The first page is the kernel's own. */
export const pageBytes = 65_536;
/** Zeros behind bytes that are read a vector at a time, and behind the text, where a scanner looks ahead. */
export const padding = 64;
/** The records of pieces that are too long for a slot. */
export const ringBytes: number = 1 << 21;
/** Bytes of all that characters come to. Those of a script take a few kilobytes; a character for which there is no room stays unknown. */
export const replacementBytes: number = 1 << 20;

const slotBytes = 32;
const pairBytes = 16;
const nodeBytes = 8;
/** The ids of 256 bytes. */
const byteIdsBytes = 1024;
/** Room for so many pieces beside the tokens, at least. */
const leastPieces = 1 << 17;
/** Answers about pairs that are remembered where ranks are ids: 1 MiB. */
const rankPairBits = 16;

/** Code points there are. */
const codePoints = 0x110000;
/** A node's number and a byte are one key of 32 bits, see assembly/lib/pieces/byte-trie.ts. */
const mostTrieBits = 23;

/** Returns the layout that these tables take, or `undefined` where the tokens of a trie are too many. */
export function layOutPieces({ kinds, tokens, model }: PieceKernelOptions): PieceLayout | undefined {
  const slotBits = bitsFor(1.5 * tokens.starts.length + leastPieces);
  const merges = model?.type === 'merges' ? model : undefined;
  const pairBits = model?.type === 'ranks' ? rankPairBits : bitsFor(1.5 * (merges?.lefts.length ?? 0) + 2);
  const strings = model?.type === 'longest-match' || model?.type === 'best-path' ? model.tokens : undefined;
  const trieBits = bitsFor(2 * (strings ? totalBytes(strings) : 0) + 2);
  if (trieBits > mostTrieBits) return undefined;
  const mapsCharacters = model?.type === 'longest-match';
  let top = pageBytes;
  const place = (bytes: number): number => {
    const offset = top;
    top = Math.ceil((top + bytes) / 64) * 64;
    return offset;
  };
  return {
    kinds: place(kinds.length),
    slots: place(slotBytes * 2 ** slotBits),
    slotBits,
    pool: place(tokens.pool.length + padding),
    ring: place(ringBytes + padding),
    pairs: place(pairBytes * 2 ** pairBits),
    pairBits,
    filter: place(2 ** pairBits),
    byteIds: place(byteIdsBytes),
    finalByteIds: place(byteIdsBytes),
    characterIds: merges?.characterIds ? place(4 * codePoints) : 0,
    joins: merges?.joins ? place(merges.joins.length) : 0,
    trie: place(strings ? nodeBytes * 2 ** trieBits : 0),
    trieBits,
    beginnings: place(strings ? 4 * 65_536 : 0),
    scores: place(model?.type === 'best-path' ? model.scores.byteLength : 0),
    characters: place(mapsCharacters ? 4 * codePoints : 0),
    replacements: place(mapsCharacters ? replacementBytes + padding : 0),
    buffers: top,
  };
}

function totalBytes({ starts, ends }: PieceTokens): number {
  return starts.reduce((sum, start, id) => sum + ends[id]! - start, 0);
}

function bitsFor(count: number): number {
  return Math.max(4, Math.ceil(Math.log2(count)));
}
