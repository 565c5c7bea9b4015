import type { Encoding } from '@firth/core';
import { joinEncodings } from '../../encoding/join.ts';
import { type AddedEntry, addedEncoding, withTypeId } from '../../encoding/plain-encoding.ts';

/** A piece of a template: a text, or tokens that are added. */
export type TemplatePiece =
  | { readonly type: 'sequence'; readonly index: 0 | 1; readonly typeId: number }
  | { readonly type: 'tokens'; readonly entries: readonly AddedEntry[] };

/** The tokens that a template adds. */
export function countAdded(pieces: readonly TemplatePiece[]): number {
  return pieces.reduce((sum, piece) => sum + (piece.type === 'tokens' ? piece.entries.length : 0), 0);
}

/** Returns the pieces' encodings in order; without special tokens just those of the texts. */
export function applyTemplate(
  pieces: readonly TemplatePiece[],
  texts: readonly Encoding[],
  addSpecialTokens: boolean,
): Encoding[] {
  return pieces.flatMap((piece) => {
    if (piece.type === 'sequence') return [withTypeId(texts[piece.index]!, piece.typeId)];
    return addSpecialTokens ? [addedEncoding(piece.entries, false)] : [];
  });
}

/** Returns each text between the tokens of its frame; the frame goes around overflow too. */
export function frame(before: readonly AddedEntry[], text: Encoding, after: readonly AddedEntry[]): Encoding {
  const surround = (encoding: Encoding): Encoding =>
    joinEncodings([addedEncoding(before, false), { ...encoding, overflowing: [] }, addedEncoding(after, false)]);
  return { ...surround(text), overflowing: text.overflowing.map(surround) };
}
