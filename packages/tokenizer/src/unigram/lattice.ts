import { toUTF8 } from '../bytes/utf8.ts';
import { type ByteTrie, createByteTrie } from './byte-trie.ts';
import type { ScoredPiece } from './seed-pieces.ts';

/** Every way to cut a word into pieces: node `i` is the piece `ids[i]` over bytes `starts[i]` to `ends[i]`; nodes are ordered by start. */
export interface Lattice {
  readonly length: number;
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The id of a character that no piece covers. */
export const unknown = -1;

/** Pieces in a form in which lattices can be made and weighed. */
export interface LatticeModel {
  readonly scores: Float64Array;
  readonly unknownScore: number;
  latticeOf(word: string): Lattice;
}

const unknownPenalty = 10;

export function createLatticeModel(pieces: readonly ScoredPiece[]): LatticeModel {
  const trie: ByteTrie = createByteTrie(pieces.map(([piece], id) => [toUTF8(piece), id]));
  const scores = Float64Array.from(pieces, ([, score]) => score);
  const unknownScore = scores.reduce((least, score) => Math.min(least, score), Infinity) - unknownPenalty;
  return {
    scores,
    unknownScore,
    latticeOf(word) {
      const bytes = toUTF8(word);
      const ids: number[] = [];
      const starts: number[] = [];
      const ends: number[] = [];
      for (let start = 0; start < bytes.length; ) {
        let charEnd = start + 1;
        while ((bytes[charEnd]! & 0xc0) === 0x80) charEnd++;
        let hasCharacter = false;
        for (let at = start, node = 0; at < bytes.length; ) {
          node = trie.step(node, bytes[at++]!);
          if (node < 0) break;
          const id = trie.valueAt(node);
          if (id < 0) continue;
          ids.push(id);
          starts.push(start);
          ends.push(at);
          if (at === charEnd) hasCharacter = true;
        }
        if (!hasCharacter) {
          ids.push(unknown);
          starts.push(start);
          ends.push(charEnd);
        }
        start = charEnd;
      }
      return { length: bytes.length, ids, starts, ends };
    },
  };
}

function scoreAt({ scores, unknownScore }: LatticeModel, id: number): number {
  return id === unknown ? unknownScore : scores[id]!;
}

/**
 * Adds to `expected` how often each piece is used in a random cut of the word (forward-backward), times `count`; returns the logarithm of
 * the word's probability.
 */
export function addExpectedCounts(
  model: LatticeModel,
  lattice: Lattice,
  count: number,
  expected: Float64Array,
): number {
  const { length, ids, starts, ends } = lattice;
  const forward = new Float64Array(length + 1).fill(-Infinity);
  const backward = new Float64Array(length + 1).fill(-Infinity);
  forward[0] = 0;
  backward[length] = 0;
  for (let i = 0; i < ids.length; i++)
    forward[ends[i]!] = addLogarithms(forward[ends[i]!]!, forward[starts[i]!]! + scoreAt(model, ids[i]!));
  for (let i = ids.length - 1; i >= 0; i--)
    backward[starts[i]!] = addLogarithms(backward[starts[i]!]!, backward[ends[i]!]! + scoreAt(model, ids[i]!));
  const total = forward[length]!;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    if (id !== unknown)
      expected[id]! += count * Math.exp(forward[starts[i]!]! + scoreAt(model, id) + backward[ends[i]!]! - total);
  }
  return total;
}

function addLogarithms(a: number, b: number): number {
  if (a === -Infinity) return b;
  if (b === -Infinity) return a;
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}

/** Returns the pieces of the best cut; without node `forbidden`, where one is given. Undefined where there is none. */
export function bestPath(model: LatticeModel, lattice: Lattice, forbidden = -1): number[] | undefined {
  const { length, ids, starts, ends } = lattice;
  const scores = new Float64Array(length + 1).fill(-Infinity);
  const via = new Int32Array(length + 1).fill(-1);
  scores[0] = 0;
  for (let i = 0; i < ids.length; i++) {
    if (i === forbidden) continue;
    const score = scores[starts[i]!]! + scoreAt(model, ids[i]!);
    if (score > scores[ends[i]!]!) {
      scores[ends[i]!] = score;
      via[ends[i]!] = i;
    }
  }
  if (scores[length] === -Infinity) return undefined;
  const path: number[] = [];
  for (let end = length; end > 0; end = starts[via[end]!]!) path.push(ids[via[end]!]!);
  return path.reverse();
}

/** The node that covers the whole word with one piece, or -1. */
export function wholeNode({ length, ids, ends }: Lattice): number {
  for (let i = 0; i < ids.length; i++) if (ends[i] === length && ids[i] !== unknown) return i;
  return -1;
}
