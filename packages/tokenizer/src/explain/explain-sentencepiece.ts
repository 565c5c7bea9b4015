import { tokenOfByte } from '../bytes/byte-tokens.ts';
import { toUTF8 } from '../bytes/utf8.ts';
import { bpeSegmenter } from '../sentencepiece/bpe-segmenter.ts';
import { pieceTypes, type SentencePiece, type SentencePieceModel } from '../sentencepiece/read-model.ts';
import { charSegmenter, type Segmenter, trieOf, unigramSegmenter, wordSegmenter } from '../sentencepiece/segmenter.ts';
import type { SentencePieceTokenizer } from '../sentencepiece/sentencepiece.ts';
import { unitsOfBytes } from '../sentencepiece/units-of-bytes.ts';
import type { ScoredPiece } from '../unigram/seed-pieces.ts';
import { explainJoins } from './explain-joins.ts';
import { explainLattice } from './explain-lattice.ts';
import type { ExplainedToken, Explanation } from './explanation.ts';

/** Returns why a SentencePiece model gives the tokens that it gives to `text` as it is after normalizing. */
export function explainSentencePiece({ model }: SentencePieceTokenizer, text: string): Explanation {
  const tokens = tokensOf(model, text);
  switch (model.modelType) {
    case 'bpe':
      return { type: 'BPE', tokens, merges: mergesOf(model, text) };
    case 'unigram': {
      const { pieces, places, unknownId } = scoredPieces(model);
      return { type: 'Unigram', tokens, lattice: explainLattice(pieces, text, (i) => places[i]!, unknownId) };
    }
    case 'char':
      return { type: 'Character', tokens };
    case 'word':
      return { type: 'WordLevel', tokens };
  }
}

function tokensOf(model: SentencePieceModel, text: string): ExplainedToken[] {
  const { pieces, byteFallback } = model;
  const unknownId = pieces.findIndex(({ type }) => type === pieceTypes.unknown);
  const bytes = toUTF8(text);
  const unitOf = unitsOfBytes(text, bytes.length);
  const tokens: ExplainedToken[] = [];
  let start = 0;
  segmenterOf(model)(bytes, bytes.length, (id, stop) => {
    const end = unitOf[stop]!;
    if (id >= 0) tokens.push({ id, token: pieces[id]!.piece, start, end });
    else if (byteFallback)
      for (const byte of toUTF8(text.slice(start, end))) {
        const token = tokenOfByte(byte);
        tokens.push({ id: pieces.findIndex(({ piece }) => piece === token), token, start, end });
      }
    else if (tokens.at(-1)?.id === unknownId) {
      const { token, start: first } = tokens.pop()!;
      tokens.push({ id: unknownId, token: token + text.slice(start, end), start: first, end });
    } else tokens.push({ id: unknownId, token: text.slice(start, end), start, end });
    start = end;
  });
  return tokens;
}

function segmenterOf(model: SentencePieceModel): Segmenter {
  const userDefined = trieOf(model.pieces.map(({ piece, type }) => (isUserDefined(type) ? piece : undefined)));
  if (model.modelType === 'bpe') return bpeSegmenter(model, userDefined);
  if (model.modelType === 'unigram') return unigramSegmenter(model);
  return model.modelType === 'char' ? charSegmenter(model, userDefined) : wordSegmenter(model);
}

/** The pieces that may stand in a text, where they are in the model, and their scores: a user-defined one beats every other way. */
function scoredPieces({ pieces }: SentencePieceModel): { pieces: ScoredPiece[]; places: number[]; unknownId: number } {
  const normal = pieces.filter(({ type }) => type === pieceTypes.normal);
  const highest = normal.reduce((most, { score }) => Math.max(most, score), -Infinity);
  const scoreOf = ({ piece, score, type }: SentencePiece): number =>
    isUserDefined(type) ? toUTF8(piece).length * highest - 0.1 : score;
  const places = [...pieces.keys()].filter((id) => {
    const { type } = pieces[id]!;
    return type === pieceTypes.normal || isUserDefined(type);
  });
  return {
    pieces: places.map((id): ScoredPiece => [pieces[id]!.piece, scoreOf(pieces[id]!)]),
    places,
    unknownId: pieces.findIndex(({ type }) => type === pieceTypes.unknown),
  };
}

function mergesOf({ pieces }: SentencePieceModel, text: string): ReturnType<typeof explainJoins> {
  const joins = pieces.filter(
    ({ type }) => type === pieceTypes.normal || type === pieceTypes.unused || isUserDefined(type),
  );
  // Equal scores have one rank, so that the place decides between them.
  const scores = [...new Set(joins.map(({ score }) => score))].sort((a, b) => b - a);
  const rankOfScore = new Map(scores.map((score, rank) => [score, rank]));
  const ranks = new Map(joins.map(({ piece, score }) => [piece, rankOfScore.get(score)!]));
  const userDefined = joins.filter(({ type }) => isUserDefined(type)).map(({ piece }) => piece);
  userDefined.sort((a, b) => b.length - a.length);

  const symbols: string[] = [];
  for (let at = 0; at < text.length; at += symbols.at(-1)!.length)
    symbols.push(
      userDefined.find((piece) => text.startsWith(piece, at)) ?? String.fromCodePoint(text.codePointAt(at)!),
    );
  return explainJoins(
    symbols,
    (joined) => ranks.get(joined),
    (symbol) => userDefined.includes(symbol),
  );
}

function isUserDefined(type: number): boolean {
  return type === pieceTypes.userDefined;
}
