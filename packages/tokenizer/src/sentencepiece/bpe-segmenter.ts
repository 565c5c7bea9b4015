import { createSymbols, type MergeRules, mergeSymbols, pushSymbol } from '../bpe/merge.ts';
import { type TokenTable, tokenTableOf } from '../bpe/token-table.ts';
import { sequenceLength, toUTF8 } from '../bytes/utf8.ts';
import type { ByteTrie } from '../unigram/byte-trie.ts';
import { longestPrefix } from './normalize.ts';
import { pieceTypes, type SentencePieceModel } from './read-model.ts';
import type { Segmenter } from './segmenter.ts';

/** Marks the symbol of a user-defined piece, which joins no other. */
const frozen = 0x40000000;

/**
 * Returns the BPE of SentencePiece (`Model::SampleEncode` in bpe_model.cc): of all pairs of neighbors whose joined text is a piece, the
 * one of the highest score, then the leftmost. A piece of the type unused may come up on the way; at the end it is taken apart again.
 */
export function bpeSegmenter(model: SentencePieceModel, userDefined: ByteTrie): Segmenter {
  const { pieces } = model;
  const isNormal = (type: number): boolean =>
    type === pieceTypes.normal || type === pieceTypes.userDefined || type === pieceTypes.unused;
  const table: TokenTable = tokenTableOf(pieces.map(({ piece, type }) => (isNormal(type) ? toUTF8(piece) : undefined)));
  const ranks = ranksOf(pieces.map(({ score }) => score));
  const symbols = createSymbols();
  /** Where an unused piece was last joined: bytes of its left part. */
  const joints = new Map<number, number>();
  let text = new Uint8Array(0);
  let view = new DataView(text.buffer);

  const rules: MergeRules = {
    rankOf(left, right, start, middle, end) {
      if (isFrozen(left) || isFrozen(right)) return -1;
      const id = table.find(view, start, end - start);
      if (id < 0) return -1;
      if (pieces[id]!.type === pieceTypes.unused) joints.set(id, middle - start);
      return ranks[id]!;
    },
    idOf: (_rank, start, end) => table.find(view, start, end - start),
  };

  return (bytes, length, onPiece) => {
    makeRoom(bytes, length);
    symbols.count = 0;
    for (let start = 0, end = 0; start < length; start = end) {
      const symbol = longestPrefix(userDefined, text, start, length);
      end = start + (symbol || Math.min(sequenceLength(text[start]!), length - start));
      const id = table.find(view, start, end - start);
      pushSymbol(symbols, symbol > 0 ? id | frozen : id, start, end);
    }
    joints.clear();
    mergeSymbols(symbols, rules);
    for (let i = 0; i < symbols.count; i++) {
      const id = symbols.ids[i]!;
      emit(id === -1 ? -1 : id & ~frozen, symbols.starts[i]!, symbols.ends[i]!, onPiece);
    }
  };

  function emit(id: number, start: number, end: number, onPiece: (id: number, end: number) => void): void {
    const joint = id >= 0 && pieces[id]!.type === pieceTypes.unused ? joints.get(id) : undefined;
    if (joint === undefined) {
      onPiece(id, end);
      return;
    }
    const middle = start + joint;
    emit(table.find(view, start, joint), start, middle, onPiece);
    emit(table.find(view, middle, end - middle), middle, end, onPiece);
  }

  function makeRoom(bytes: Uint8Array, length: number): void {
    if (text.length < length + 8) {
      text = new Uint8Array(2 * length + 64);
      view = new DataView(text.buffer);
    }
    text.set(bytes.subarray(0, length));
  }
}

/** -1, an unknown character, has every bit set. */
function isFrozen(id: number): boolean {
  return id >= frozen;
}

/** The rank of each score, the highest first; equal scores have one rank, so that the place decides between them. */
function ranksOf(scores: readonly number[]): Int32Array {
  const sorted = [...new Set(scores)].sort((a, b) => b - a);
  const rankOf = new Map(sorted.map((score, rank) => [score, rank]));
  return Int32Array.from(scores, (score) => rankOf.get(score)!);
}
