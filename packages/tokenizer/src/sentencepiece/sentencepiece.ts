import { type DecodeOptions, type EncodeOptions, FirthError, type Tokenizer, type Vocabulary } from '@firth/core';
import { byteOfToken, tokenOfByte } from '../bytes/byte-tokens.ts';
import { fromUTF8, toUTF8 } from '../bytes/utf8.ts';
import { finishEncoding } from '../encoding/finish.ts';
import { lazyFingerprint } from '../fingerprint.ts';
import type { ByteTrie } from '../unigram/byte-trie.ts';
import { bpeSegmenter } from './bpe-segmenter.ts';
import { decodePieces } from './decode.ts';
import type { EncoderParts } from './encoder-parts.ts';
import { createIdEncoder } from './id-encoder.ts';
import { createNormalizer } from './normalize.ts';
import { pieceTypes, type ReadSentencePieceOptions, readModel, type SentencePieceModel } from './read-model.ts';
import { charSegmenter, type Segmenter, trieOf, unigramSegmenter, wordSegmenter } from './segmenter.ts';
import { createTextEncoder } from './text-encoder.ts';

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
  const { pieces } = model;
  const userDefined = trieOf(pieces.map(({ piece, type }) => (type === pieceTypes.userDefined ? piece : undefined)));
  const normalize = createNormalizer(model, userDefined);
  const ids = new Map(pieces.map(({ piece }, id) => [piece, id]));
  const parts: EncoderParts = {
    model,
    normalize,
    segment: segmenterOf(model, userDefined),
    unknownId: pieces.findIndex(({ type }) => type === pieceTypes.unknown),
    byteIds: model.byteFallback ? Array.from({ length: 256 }, (_, byte) => ids.get(tokenOfByte(byte))!) : undefined,
  };
  const encodeIds = createIdEncoder(parts);
  const encodeOne = createTextEncoder(parts);
  const fingerprint = lazyFingerprint(() => ['sentencepiece', bytes]);

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

function segmenterOf(model: SentencePieceModel, userDefined: ByteTrie): Segmenter {
  if (model.modelType === 'bpe') return bpeSegmenter(model, userDefined);
  if (model.modelType === 'unigram') return unigramSegmenter(model);
  return model.modelType === 'char' ? charSegmenter(model, userDefined) : wordSegmenter(model);
}
