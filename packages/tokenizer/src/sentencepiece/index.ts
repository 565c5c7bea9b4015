export {
  pieceTypes,
  type ReadSentencePieceOptions,
  type SentencePiece,
  type SentencePieceModel,
} from './read-model.ts';
export { readSentencePiece, type SentencePieceTokenizer } from './sentencepiece.ts';
