import {
  type DecodeOptions,
  type EncodeOptions,
  type Encoding,
  FirthError,
  type Tokenizer,
  type Vocabulary,
} from '@firth/core';
import { type TokenTable, tokenTableOf } from '../bpe/token-table.ts';
import { byteOfToken, tokenOfByte } from '../bytes/byte-tokens.ts';
import { createIdBuffer, type IdBuffer, pushId, takeIds } from '../bytes/id-buffer.ts';
import { fromUTF8, toUTF8 } from '../bytes/utf8.ts';
import { finishEncoding } from '../encoding/finish.ts';
import { plainEncoding } from '../encoding/plain-encoding.ts';
import { lazyFingerprint } from '../fingerprint.ts';
import { cutBeforeSpaces } from '../scan/cuts.ts';
import { bpeSegmenter } from './bpe-segmenter.ts';
import { decodePieces } from './decode.ts';
import { createNormalizer } from './normalize.ts';
import { pieceTypes, type ReadSentencePieceOptions, readModel, type SentencePieceModel } from './read-model.ts';
import { charSegmenter, type Segmenter, trieOf, unigramSegmenter, wordSegmenter } from './segmenter.ts';
import { unitsOfBytes } from './units-of-bytes.ts';

/** A tokenizer that a SentencePiece model defines. */
export interface SentencePieceTokenizer extends Tokenizer {
  readonly model: SentencePieceModel;
  /** The text as the model sees it: normalized, with ▁ for spaces. */
  normalize(text: string): string;
}

/**
 * Returns the tokenizer of a SentencePiece `.model` file (Kudo and Richardson 2018): BPE, Unigram, characters or words.
 *
 * @throws FirthError as {@link readModel}; from `decode` `BAD_OPTION` for an id that no piece has
 * @example
 * ```ts
 * // Two pieces: <unk>, of the type unknown, and ▁a.
 * const bytes = Uint8Array.of(10, 9, 10, 5, 60, 117, 110, 107, 62, 24, 2, 10, 6, 10, 4, 0xe2, 0x96, 0x81, 97);
 * console.log(readSentencePiece(bytes).encode('a a').tokens.join(' ')); // ▁a ▁a
 * ```
 */
export function readSentencePiece(bytes: Uint8Array, options: ReadSentencePieceOptions = {}): SentencePieceTokenizer {
  const model = readModel(bytes, options);
  const { pieces, byteFallback } = model;
  const userDefined = trieOf(pieces.map(({ piece, type }) => (type === pieceTypes.userDefined ? piece : undefined)));
  const normalize = createNormalizer(model, userDefined);
  const segment = segmenterOf();
  const unknownId = pieces.findIndex(({ type }) => type === pieceTypes.unknown);
  const ids = new Map(pieces.map(({ piece }, id) => [piece, id]));
  const byteIds = byteFallback ? Array.from({ length: 256 }, (_, byte) => ids.get(tokenOfByte(byte))!) : [];
  const cut = isCuttable(model) ? tokenTableOf([]) : undefined;
  const buffer = createIdBuffer(1024);
  const fingerprint = lazyFingerprint(() => ['sentencepiece', bytes]);

  function segmenterOf(): Segmenter {
    if (model.modelType === 'bpe') return bpeSegmenter(model, userDefined);
    if (model.modelType === 'unigram') return unigramSegmenter(model);
    return model.modelType === 'char' ? charSegmenter(model, userDefined) : wordSegmenter(model);
  }

  const vocabulary: Vocabulary = {
    size: pieces.length,
    idOf: (token) => ids.get(token),
    tokenOf: (id) => pieces[id]?.piece,
  };

  function pieceOf(id: number): SentencePieceModel['pieces'][number] {
    const piece = pieces[id];
    if (!piece) throw new FirthError('BAD_OPTION', `no piece has the id ${id}`);
    return piece;
  }

  function encodeIds(text: string): Uint32Array {
    buffer.length = 0;
    const { bytes: normalized, length } = normalize(toUTF8(text));
    if (cut) appendCut(normalized, length, cut);
    else appendIds(normalized, length, buffer);
    return takeIds(buffer);
  }

  function appendIds(normalized: Uint8Array, length: number, out: IdBuffer): void {
    let last = 0;
    let wasUnknown = false;
    segment(normalized, length, (id, end) => {
      if (id >= 0) pushId(out, id);
      else if (byteFallback) for (let at = last; at < end; at++) pushId(out, byteIds[normalized[at]!]!);
      else if (!wasUnknown) pushId(out, unknownId);
      wasUnknown = id < 0;
      last = end;
    });
  }

  /** The same, a part that begins with ▁ at a time, each segmented once. */
  function appendCut(normalized: Uint8Array, length: number, table: TokenTable): void {
    const view = new DataView(normalized.buffer, normalized.byteOffset, normalized.byteLength);
    for (let start = 0, stop = 0; start < length; start = stop) {
      stop = cutBeforeSpaces.scan(normalized, start, length);
      if (table.append(view, start, stop - start, buffer)) continue;
      const first = buffer.length;
      appendIds(normalized.subarray(start, stop), stop - start, buffer);
      table.remember(view, start, stop - start, buffer.ids, first, buffer.length - first);
    }
  }

  function encodeOne(text: string, sequence: 0 | 1): Encoding {
    const input = toUTF8(text);
    const { bytes: normalized, length, origins } = normalize(input);
    const unitOf = unitsOfBytes(text, input.length);
    const found: number[] = [];
    const tokens: string[] = [];
    const offsets: number[] = [];
    let last = 0;
    let wasUnknown = false;
    segment(normalized, length, (id, end) => {
      const surface = fromUTF8(normalized.subarray(last, end));
      const from = unitOf[origins[last]!]!;
      const to = unitOf[origins[end]!]!;
      if (id >= 0) add(id, pieces[id]!.piece, from, to);
      else if (byteFallback) addBytes(normalized.subarray(last, end), from, to);
      else if (wasUnknown) {
        tokens[tokens.length - 1] += surface;
        offsets[offsets.length - 1] = to;
      } else add(unknownId, surface, from, to);
      wasUnknown = id < 0;
      last = end;
    });
    return plainEncoding({ ids: Uint32Array.from(found), tokens, offsets: Uint32Array.from(offsets) }, sequence);

    function add(id: number, token: string, from: number, to: number): void {
      found.push(id);
      tokens.push(token);
      offsets.push(from, to);
    }

    /** Of the bytes of a character, the last covers it. */
    function addBytes(char: Uint8Array, from: number, to: number): void {
      for (const [index, byte] of char.entries())
        add(byteIds[byte]!, tokenOfByte(byte), from, index === char.length - 1 ? to : from);
    }
  }

  return {
    vocabulary,
    model,
    get fingerprint() {
      return fingerprint();
    },
    normalize(text) {
      const { bytes: normalized, length } = normalize(toUTF8(text));
      return fromUTF8(normalized.subarray(0, length));
    },
    encodeIds,
    encode(text, encodeOptions: EncodeOptions = {}) {
      const second = encodeOptions.pair === undefined ? undefined : encodeOne(encodeOptions.pair, 1);
      return finishEncoding(encodeOne(text, 0), second, encodeOptions);
    },
    tokenBytes(id) {
      const { piece, type } = pieceOf(id);
      return type === pieceTypes.byte ? Uint8Array.of(byteOfToken(piece)!) : toUTF8(piece.replaceAll('▁', ' '));
    },
    decode(decoded, { skipSpecialTokens = false }: DecodeOptions = {}) {
      const list = Array.from(decoded);
      const kept = skipSpecialTokens ? list.filter((id) => pieceOf(id).type !== pieceTypes.unknown) : list;
      for (const id of kept) pieceOf(id);
      return decodePieces(model, kept);
    },
  };
}

/**
 * Whether text may be cut before each run of ▁: no piece goes on across a cut, and since ▁ itself is a piece, no unknown part does. Not
 * so for Unigram: its sums are rounded to float32, so that what stands before a word decides between cuts of nearly equal score.
 */
function isCuttable({ pieces, modelType, escapeWhitespaces }: SentencePieceModel): boolean {
  if (!escapeWhitespaces || modelType !== 'bpe') return false;
  const isText = (type: number): boolean =>
    type !== pieceTypes.control && type !== pieceTypes.unknown && type !== pieceTypes.byte;
  const hasMark = pieces.some(({ piece, type }) => piece === '▁' && type === pieceTypes.normal);
  return hasMark && pieces.every(({ piece, type }) => !isText(type) || !/[^▁]▁/.test(piece));
}
