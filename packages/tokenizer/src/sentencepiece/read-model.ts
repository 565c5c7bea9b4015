import { type ErrorCode, FirthError } from '@firth/core';
import { byteOfToken } from '../bytes/byte-tokens.ts';
import { type Charsmap, readCharsmap } from '../charsmap/charsmap.ts';
import { forEachField, type ProtobufField } from './protobuf.ts';

/** What a piece is for; the numbers of the file. */
export const pieceTypes = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 } as const;

export interface SentencePiece {
  readonly piece: string;
  /** A float32: a logarithm of a probability (Unigram), or minus the rank (BPE). */
  readonly score: number;
  readonly type: number;
}

/** A SentencePiece model as the file has it. */
export interface SentencePieceModel {
  readonly pieces: readonly SentencePiece[];
  readonly modelType: 'unigram' | 'bpe' | 'word' | 'char';
  readonly byteFallback: boolean;
  readonly treatWhitespaceAsSuffix: boolean;
  /** What an unknown piece is decoded to. */
  readonly unknownSurface: string;
  readonly addDummyPrefix: boolean;
  readonly removeExtraWhitespaces: boolean;
  readonly escapeWhitespaces: boolean;
  readonly charsmap?: Charsmap;
}

export interface ReadSentencePieceOptions {
  /** What to call the file in messages. */
  readonly file?: string | undefined;
}

const maxPieceBytes = 64 * 1024;
const modelTypes: readonly SentencePieceModel['modelType'][] = ['unigram', 'bpe', 'word', 'char'];
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Returns what a SentencePiece `.model` file holds (sentencepiece_model.proto).
 *
 * @throws FirthError `EMPTY`; `TRUNCATED` and `CORRUPT` for a broken message; `BAD_UTF8`; `BAD_NUMBER` for a score that is not finite;
 * `LIMIT` for a piece of more than 64 KiB; `INCONSISTENT` where pieces are empty, stand twice, or the unknown piece is not there once, and
 * for a broken charsmap; `UNSUPPORTED` for an unknown model type
 */
export function readModel(bytes: Uint8Array, { file }: ReadSentencePieceOptions = {}): SentencePieceModel {
  const parser = createParser(bytes, file);
  if (bytes.length === 0) throw parser.error('EMPTY', 'the file has no bytes');
  const pieces: SentencePiece[] = [];
  const trainer: TrainerFields = { modelType: 1, byteFallback: false, suffix: false, unknownSurface: ' \u2047 ' };
  const normalizer: NormalizerFields = { prefix: true, removes: true, escapes: true, charsmap: new Uint8Array(0) };
  parser.forEachField(bytes, ({ number, bytes: message }) => {
    if (!message) return;
    if (number === 1) pieces.push(readPiece(parser, message));
    else if (number === 2) readTrainer(parser, message, trainer);
    else if (number === 3) readNormalizer(parser, message, normalizer);
  });

  checkPieces(pieces, trainer.byteFallback, parser.error);
  const modelType = modelTypes[trainer.modelType - 1];
  if (!modelType) throw parser.error('UNSUPPORTED', `the model type is ${trainer.modelType}; known are 1 to 4`);
  return {
    pieces,
    modelType,
    byteFallback: trainer.byteFallback,
    treatWhitespaceAsSuffix: trainer.suffix,
    unknownSurface: trainer.unknownSurface,
    addDummyPrefix: normalizer.prefix,
    removeExtraWhitespaces: normalizer.removes,
    escapeWhitespaces: normalizer.escapes,
    ...(normalizer.charsmap.length > 0 && {
      charsmap: readCharsmap(normalizer.charsmap, (code, problem) =>
        parser.error(code, `the precompiled charsmap ${problem}`),
      ),
    }),
  };
}

/** What reads the messages of one file, and knows where in it they stand. */
interface Parser {
  forEachField(message: Uint8Array, visit: (field: ProtobufField) => void): void;
  textOf(part: Uint8Array): string;
  error(code: ErrorCode, problem: string): FirthError;
}

function createParser(bytes: Uint8Array, file: string | undefined): Parser {
  const place = file === undefined ? {} : { file };
  const offsetOf = (part: Uint8Array): number => part.byteOffset - bytes.byteOffset;
  return {
    forEachField: (message, visit) => forEachField(message, visit, offsetOf(message), file),
    textOf(part) {
      try {
        return decoder.decode(part);
      } catch (cause) {
        throw new FirthError('BAD_UTF8', 'a piece is not UTF-8', { offset: offsetOf(part), cause, ...place });
      }
    },
    error: (code, problem) => new FirthError(code, problem, place),
  };
}

function readPiece(parser: Parser, message: Uint8Array): SentencePiece {
  let piece = '';
  let score = 0;
  let type: number = pieceTypes.normal;
  parser.forEachField(message, ({ number, value, bytes: text }) => {
    if (number === 1 && text) {
      if (text.length > maxPieceBytes)
        throw parser.error('LIMIT', `a piece has ${text.length} bytes; the limit is ${maxPieceBytes}`);
      piece = parser.textOf(text);
    } else if (number === 2) score = value;
    else if (number === 3) type = value;
  });
  if (!Number.isFinite(score))
    throw parser.error('BAD_NUMBER', `the piece ${JSON.stringify(piece)} has the score ${score}`);
  return { piece, score, type };
}

interface TrainerFields {
  modelType: number;
  byteFallback: boolean;
  suffix: boolean;
  unknownSurface: string;
}

function readTrainer(parser: Parser, message: Uint8Array, trainer: TrainerFields): void {
  parser.forEachField(message, ({ number, value, bytes: text }) => {
    if (number === 3) trainer.modelType = value;
    else if (number === 24) trainer.suffix = value !== 0;
    else if (number === 35) trainer.byteFallback = value !== 0;
    else if (number === 44 && text) trainer.unknownSurface = parser.textOf(text);
  });
}

interface NormalizerFields {
  prefix: boolean;
  removes: boolean;
  escapes: boolean;
  charsmap: Uint8Array;
}

function readNormalizer(parser: Parser, message: Uint8Array, normalizer: NormalizerFields): void {
  parser.forEachField(message, ({ number, value, bytes: data }) => {
    if (number === 2 && data) normalizer.charsmap = data;
    else if (number === 3) normalizer.prefix = value !== 0;
    else if (number === 4) normalizer.removes = value !== 0;
    else if (number === 5) normalizer.escapes = value !== 0;
  });
}

function checkPieces(pieces: readonly SentencePiece[], byteFallback: boolean, fail: Parser['error']): void {
  const seen = new Set<string>();
  let unknown = 0;
  for (const { piece, type } of pieces) {
    if (piece === '') throw fail('INCONSISTENT', 'a piece is empty');
    if (seen.has(piece)) throw fail('INCONSISTENT', `the piece ${JSON.stringify(piece)} stands twice`);
    seen.add(piece);
    if (type === pieceTypes.unknown) unknown++;
    if (type === pieceTypes.byte && !byteFallback)
      throw fail('INCONSISTENT', `there is the byte piece ${piece}, and no byte fallback`);
    if (type === pieceTypes.byte && byteOfToken(piece) === undefined)
      throw fail('INCONSISTENT', `the byte piece ${JSON.stringify(piece)} names no byte`);
  }
  if (unknown !== 1) throw fail('INCONSISTENT', `${unknown} pieces are of the type unknown; there must be one`);
  const bytes = pieces.filter(({ type }) => type === pieceTypes.byte).length;
  if (byteFallback && bytes !== 256)
    throw fail('INCONSISTENT', `${bytes} byte pieces are there for byte fallback, which needs 256`);
}
