import { type ErrorCode, FirthError } from '@firth/core';
import { offsetsOfByteLengths } from '../bytes/byte-offsets.ts';
import { tokenOfByte } from '../bytes/byte-tokens.ts';
import { type IdBuffer, pushId } from '../bytes/id-buffer.ts';
import { fromUTF8, toUTF8 } from '../bytes/utf8.ts';
import { type Model, type OnToken, tokenList } from '../model.ts';
import { createByteTrie } from './byte-trie.ts';
import { createViterbi } from './viterbi.ts';

const encoder = new TextEncoder();

export interface UnigramOptions {
  /** Each piece and its score, a logarithm of its probability; its id is its place. */
  readonly pieces: readonly (readonly [piece: string, score: number])[];
  readonly unknownId?: number | undefined;
  readonly byteFallback?: boolean | undefined;
}

export interface UnigramModel extends Model {
  readonly type: 'Unigram';
  readonly options: UnigramOptions;
  /** Appends the ids of a piece, without what they cover. */
  appendIds(piece: string, out: IdBuffer): void;
}

/** What an unknown character costs beyond the worst piece (`kUnkPenalty` in SentencePiece, unigram_model.cc). */
export const unknownPenalty = 10;

/**
 * Returns the Unigram language model (Kudo 2018): the most probable segmentation of a piece, in which neighboring unknown characters are
 * one token.
 *
 * @throws FirthError `INCONSISTENT` where the unknown id is no piece, or there is no piece at all; from `tokenize`, where a character is
 * unknown and there is no unknown id
 * @example
 * ```ts
 * const model = unigramModel({ pieces: [['<unk>', 0], ['a', -2], ['b', -2], ['ab', -3]], unknownId: 0 });
 * model.tokenize('ab', (id) => console.log(id)); // 3
 * ```
 */
export function unigramModel(
  options: UnigramOptions,
  fail: (code: ErrorCode, problem: string) => FirthError = (code, problem) => new FirthError(code, problem),
): UnigramModel {
  const { pieces, unknownId, byteFallback = false } = options;
  if (pieces.length === 0) throw fail('INCONSISTENT', 'the vocabulary has no pieces');
  if (unknownId !== undefined && !(unknownId >= 0 && unknownId < pieces.length))
    throw fail('INCONSISTENT', `the unknown id is ${unknownId} where there are ${pieces.length} pieces`);
  const vocabulary = tokenList(new Map(pieces.map(([piece], id) => [piece, id])));
  const lowest = pieces.reduce((least, [, score]) => Math.min(least, score), Infinity);
  const scores = Float64Array.from(pieces, ([, score]) => score);
  const segment = createViterbi({
    trie: createByteTrie([...vocabulary.ids].map(([piece, id]) => [toUTF8(piece), id])),
    scoreOf: (id) => scores[id]!,
    unknownScore: lowest - unknownPenalty,
    round: (score) => score,
  });
  const byteIds = byteFallback ? Array.from({ length: 256 }, (_, byte) => vocabulary.ids.get(tokenOfByte(byte))) : [];

  let buffer = new Uint8Array(256);

  function appendIds(piece: string, out: IdBuffer): void {
    if (buffer.length < 3 * piece.length) buffer = new Uint8Array(6 * piece.length);
    const { written } = encoder.encodeInto(piece, buffer);
    const { ids, ends, count } = segment(buffer, written);
    const isUnknown = (at: number): boolean => ids[at] === -1 || ids[at] === unknownId;
    for (let i = 0, start = 0; i < count; i++) {
      if (!isUnknown(i)) pushId(out, ids[i]!);
      else {
        if (unknownId !== undefined) while (i + 1 < count && isUnknown(i + 1)) i++;
        emitUnknown(fromUTF8(buffer.subarray(start, ends[i]!)), 0, 0, (id) => pushId(out, id));
      }
      start = ends[i]!;
    }
  }

  function emitUnknown(text: string, start: number, end: number, onToken: OnToken): void {
    const known = vocabulary.ids.get(text);
    const bytes = toUTF8(text);
    if (known !== undefined) onToken(known, start, end);
    else if (byteFallback && bytes.every((byte) => byteIds[byte] !== undefined))
      for (const byte of bytes) onToken(byteIds[byte]!, start, end);
    else if (unknownId === undefined)
      throw fail('INCONSISTENT', `${JSON.stringify(text.slice(0, 80))} is unknown, and there is no unknown token`);
    else onToken(unknownId, start, end, text);
  }

  return {
    type: 'Unigram',
    options,
    vocabulary,
    appendIds,
    tokenize(piece, onToken) {
      const bytes = toUTF8(piece);
      const { ids, ends, count } = segment(bytes, bytes.length);
      const lengths = Int32Array.from(ids, (_, i) => ends[i]! - (i > 0 ? ends[i - 1]! : 0));
      const offsets = offsetsOfByteLengths(piece, lengths);
      for (let i = 0; i < count; ) {
        const isUnknown = (at: number): boolean => ids[at] === -1 || ids[at] === unknownId;
        let last = i;
        if (isUnknown(i)) while (last + 1 < count && isUnknown(last + 1) && unknownId !== undefined) last++;
        const start = offsets[2 * i]!;
        const end = offsets[2 * last + 1]!;
        if (isUnknown(i)) emitUnknown(piece.slice(start, end), start, end, onToken);
        else onToken(ids[i]!, start, end);
        i = last + 1;
      }
    },
  };
}
