import type { Corpus } from '@firth/core';
import { byteCorpus } from './byte-corpus.ts';

/** UTF-16 units encoded at a time. */
const pieceUnits = 65_536;

/**
 * Returns `text` as a corpus: a sentence a line, words parted by ASCII white space.
 *
 * @example
 * ```ts
 * const vocabulary = await countWords(fromText('the cat saw the dog'));
 * console.log(vocabulary.tokenOf(0), vocabulary.size); // the 4
 * ```
 */
export function fromText(text: string): Corpus {
  return byteCorpus({
    async *bytes(signal, reading) {
      const encoder = new TextEncoder();
      for (let from = 0; from < text.length; ) {
        signal?.throwIfAborted();
        const end = endOfPiece(text, from);
        reading?.onFraction?.(end / text.length);
        yield encoder.encode(text.slice(from, end));
        from = end;
      }
    },
  });
}

/** The end of the piece that begins at `from`, not between the two halves of a surrogate pair. */
function endOfPiece(text: string, from: number): number {
  const end = from + pieceUnits;
  if (end >= text.length) return text.length;
  const isInsidePair = text.codePointAt(end - 1)! > 0xffff;
  return isInsidePair ? end + 1 : end;
}
