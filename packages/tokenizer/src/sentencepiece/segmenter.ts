import { sequenceLength, toUTF8 } from '../bytes/utf8.ts';
import { type ByteTrie, createByteTrie } from '../unigram/byte-trie.ts';
import { unknownPenalty } from '../unigram/unigram-model.ts';
import { createViterbi } from '../unigram/viterbi.ts';
import { longestPrefix } from './normalize.ts';
import { pieceTypes, type SentencePieceModel } from './read-model.ts';

/** Cuts `length` bytes into pieces from left to right: the id of each, -1 where it is unknown, and where it ends. */
export type Segmenter = (bytes: Uint8Array, length: number, onPiece: (id: number, end: number) => void) => void;

/** Returns the Unigram of SentencePiece: scores and sums are float32, and a user-defined symbol beats every other way. */
export function unigramSegmenter({ pieces }: SentencePieceModel): Segmenter {
  const scores = pieces.filter(({ type }) => type === pieceTypes.normal).map(({ score }) => score);
  const highest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const lowest = scores.reduce((least, score) => Math.min(least, score), Infinity);
  const isUsed = (type: number): boolean => type === pieceTypes.normal || type === pieceTypes.userDefined;
  const scoreOf = Float32Array.from(pieces, ({ score }) => score);
  const types = Uint8Array.from(pieces, ({ type }) => type);
  const segment = createViterbi({
    trie: trieOf(pieces.map(({ piece, type }) => (isUsed(type) ? piece : undefined))),
    scoreOf: (id, length) => (types[id] === pieceTypes.userDefined ? length * highest - 0.1 : scoreOf[id]!),
    unknownScore: Math.fround(lowest - unknownPenalty),
    round: Math.fround,
  });
  return (bytes, length, onPiece) => {
    const { ids, ends, count } = segment(bytes, length);
    for (let i = 0; i < count; i++) onPiece(ids[i]!, ends[i]!);
  };
}

/** Returns the character model: every character, or user-defined symbol, is a piece. */
export function charSegmenter({ pieces }: SentencePieceModel, userDefined: ByteTrie): Segmenter {
  const known = trieOf(pieces.map(({ piece, type }) => (isText(type) ? piece : undefined)));
  return (bytes, length, onPiece) => {
    for (let start = 0, end = 0; start < length; start = end) {
      end =
        start +
        (longestPrefix(userDefined, bytes, start, length) || Math.min(sequenceLength(bytes[start]!), length - start));
      onPiece(idAt(known, bytes, start, end), end);
    }
  };
}

/** Returns the word model: what stands between two ▁ is a piece, with the ▁ before it, or behind it. */
export function wordSegmenter({ pieces, treatWhitespaceAsSuffix }: SentencePieceModel): Segmenter {
  const known = trieOf(pieces.map(({ piece, type }) => (isText(type) ? piece : undefined)));
  const isSpaceAt = (bytes: Uint8Array, at: number): boolean =>
    bytes[at] === 0xe2 && bytes[at + 1] === 0x96 && bytes[at + 2] === 0x81;
  return (bytes, length, onPiece) => {
    let start = 0;
    for (let at = 0; at < length; at += sequenceLength(bytes[at]!)) {
      if (!isSpaceAt(bytes, at)) continue;
      const cut = treatWhitespaceAsSuffix ? at + 3 : at;
      if (cut > start) onPiece(idAt(known, bytes, start, cut), cut);
      start = cut;
    }
    if (start < length) onPiece(idAt(known, bytes, start, length), length);
  };
}

function isText(type: number): boolean {
  return type === pieceTypes.normal || type === pieceTypes.userDefined || type === pieceTypes.unused;
}

/** The trie of the pieces that are there, each with its place as value. */
export function trieOf(pieces: readonly (string | undefined)[]): ByteTrie {
  return createByteTrie(pieces.flatMap((piece, id) => (piece === undefined ? [] : [[toUTF8(piece), id] as const])));
}

function idAt(trie: ByteTrie, bytes: Uint8Array, start: number, end: number): number {
  let node = 0;
  for (let at = start; at < end && node >= 0; at++) node = trie.step(node, bytes[at]!);
  return node < 0 ? -1 : trie.valueAt(node);
}
