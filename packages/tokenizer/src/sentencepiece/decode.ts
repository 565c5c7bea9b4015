import { byteOfToken } from '../bytes/byte-tokens.ts';
import { fromUTF8 } from '../bytes/utf8.ts';
import { pieceTypes, type SentencePieceModel } from './read-model.ts';

/**
 * Returns the text of ids, as `SentencePieceProcessor::Decode` (sentencepiece_processor.cc): control pieces are empty, the unknown piece is
 * its surface, ▁ is a space but where one was put before the text, and byte pieces are put together.
 */
export function decodePieces(model: SentencePieceModel, ids: readonly number[]): string {
  const { pieces, addDummyPrefix, removeExtraWhitespaces, unknownSurface } = model;
  const mayDropSpace = addDummyPrefix || removeExtraWhitespaces;
  let text = '';
  let bytes: number[] = [];
  let isAtStart = true;
  let hasDropped = false;

  const flush = (): void => {
    if (bytes.length > 0) text += fromUTF8Bytewise(Uint8Array.from(bytes));
    bytes = [];
  };

  for (const id of ids) {
    const { piece, type } = pieces[id]!;
    if (type === pieceTypes.byte) {
      bytes.push(byteOfToken(piece)!);
      continue;
    }
    flush();
    if (hasDropped || text !== '') isAtStart = false;
    hasDropped = false;
    if (type === pieceTypes.control) continue;
    if (type === pieceTypes.unknown) text += unknownSurface;
    else {
      const drops = isAtStart && mayDropSpace && piece.startsWith('▁');
      hasDropped = drops && !removeExtraWhitespaces;
      text += (drops ? piece.slice(1) : piece).replaceAll('▁', ' ');
    }
  }
  flush();
  return text;
}

/** As UTF-8, but every byte of an invalid sequence is a U+FFFD of its own. */
function fromUTF8Bytewise(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const size = bytes[at]! < 0x80 ? 1 : bytes[at]! < 0xc0 ? 1 : bytes[at]! < 0xe0 ? 2 : bytes[at]! < 0xf0 ? 3 : 4;
    const char = fromUTF8(bytes.subarray(at, at + size));
    const isValid =
      !char.startsWith('\ufffd') || (bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd);
    text += isValid ? char : '\ufffd';
    at += isValid ? size : 1;
  }
  return text;
}
