export { checkTokenizer, type MadeWithTokenizer } from './check-tokenizer.ts';
export { type PiecesOptions, type PieceTokenizer, vectorFromPieces } from './vector-from-pieces.ts';
export { withPieces } from './with-pieces.ts';
