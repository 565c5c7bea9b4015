import type { Encoding } from '@firth/core';
import { charOfByte } from '../../bytes/byte-alphabet.ts';
import { isWhiteSpace } from '../../unicode/white-space.ts';

const spaceChar = charOfByte(0x20).charCodeAt(0);

/**
 * Returns the encoding whose offsets leave out the white space at either end of each token; its overflow too.
 *
 * Follows `process_offsets` of Hugging Face's tokenizers (pre_tokenizers/byte_level.rs): a first token keeps its leading space where the
 * pre-tokenizer added one.
 */
export function trimOffsets(encoding: Encoding, addsPrefixSpace: boolean): Encoding {
  const offsets = encoding.offsets.slice();
  for (const [index, token] of encoding.tokens.entries()) {
    const leading = countSpaces(token, 0, 1);
    const trailing = countSpaces(token, token.length - 1, -1);
    let start = offsets[2 * index]!;
    let end = offsets[2 * index + 1]!;
    const keepsLeading = addsPrefixSpace && (index === 0 || start === 0);
    if (leading > 0 && !keepsLeading) start = Math.min(start + leading, end);
    // A space that was put before the text stands for the first character, and covers nothing of it.
    if (keepsLeading && trailing === token.length) end = start;
    else if (trailing > 0 && end >= trailing) end = Math.max(end - trailing, start);
    offsets[2 * index] = start;
    offsets[2 * index + 1] = end;
  }
  return {
    ...encoding,
    offsets,
    overflowing: encoding.overflowing.map((window) => trimOffsets(window, addsPrefixSpace)),
  };
}

function countSpaces(token: string, from: number, step: 1 | -1): number {
  let count = 0;
  for (let at = from; at >= 0 && at < token.length; at += step, count++) {
    const unit = token.charCodeAt(at);
    if (unit !== spaceChar && !isWhiteSpace(unit)) break;
  }
  return count;
}
