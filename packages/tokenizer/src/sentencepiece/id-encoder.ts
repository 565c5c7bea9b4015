import { type TokenTable, tokenTableOf } from '../bpe/token-table.ts';
import { createIdBuffer, type IdBuffer, pushId, takeIds } from '../bytes/id-buffer.ts';
import { toUTF8 } from '../bytes/utf8.ts';
import { cutBeforeSpaces } from '../scan/cuts.ts';
import type { EncoderParts } from './encoder-parts.ts';
import { pieceTypes, type SentencePieceModel } from './read-model.ts';

/** Returns the function from a text to the ids of its pieces. */
export function createIdEncoder({
  model,
  normalize,
  segment,
  unknownId,
  byteIds,
}: EncoderParts): (text: string) => Uint32Array {
  const known = isCuttable(model) ? tokenTableOf([]) : undefined;
  const buffer = createIdBuffer(1024);

  function appendIds(normalized: Uint8Array, length: number, out: IdBuffer): void {
    let last = 0;
    let wasUnknown = false;
    segment(normalized, length, (id, end) => {
      if (id >= 0) pushId(out, id);
      else if (byteIds) for (let at = last; at < end; at++) pushId(out, byteIds[normalized[at]!]!);
      else if (!wasUnknown) pushId(out, unknownId);
      wasUnknown = id < 0;
      last = end;
    });
  }

  /** The same, a part that begins with ▁ at a time, each segmented once. */
  function appendParts(normalized: Uint8Array, length: number, table: TokenTable): void {
    const view = new DataView(normalized.buffer, normalized.byteOffset, normalized.byteLength);
    for (let start = 0, stop = 0; start < length; start = stop) {
      stop = cutBeforeSpaces.scan(normalized, start, length);
      if (table.append(view, start, stop - start, buffer)) continue;
      const first = buffer.length;
      appendIds(normalized.subarray(start, stop), stop - start, buffer);
      table.remember(view, start, stop - start, buffer.ids, first, buffer.length - first);
    }
  }

  return (text) => {
    buffer.length = 0;
    const { bytes: normalized, length } = normalize(toUTF8(text));
    if (known) appendParts(normalized, length, known);
    else appendIds(normalized, length, buffer);
    return takeIds(buffer);
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
