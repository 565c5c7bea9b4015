import { FirthError } from '@firth/core';
import { space } from './ascii.ts';

const encoder = new TextEncoder();

/** No UTF-16 unit takes more bytes in UTF-8. */
export const mostBytesPerUnit = 3;

/**
 * Writes `word` in UTF-8 at `at` of `bytes`, where there must be room, and returns the offset behind it.
 *
 * @param terminator the byte that ends a word in the format
 * @throws FirthError `WORD_WITH_SPACE` where the word holds it, `BAD_UTF8` where it holds half a surrogate pair:
 * neither could be read back
 */
export function encodeWord(word: string, bytes: Uint8Array, at: number, terminator: number): number {
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    if (unit === terminator) throw holdsTerminator(word, terminator);
    if (unit >= 0x80) return encodeAnyWord(word, bytes, at, terminator);
    bytes[at + i] = unit;
  }
  return at + word.length;
}

function encodeAnyWord(word: string, bytes: Uint8Array, at: number, terminator: number): number {
  if (word.includes(String.fromCharCode(terminator))) throw holdsTerminator(word, terminator);
  if (!word.isWellFormed()) {
    throw new FirthError(
      'BAD_UTF8',
      `the word ${JSON.stringify(word)} holds half a surrogate pair, which UTF-8 has no bytes for`,
    );
  }
  return at + encoder.encodeInto(word, bytes.subarray(at)).written;
}

function holdsTerminator(word: string, terminator: number): FirthError {
  const what = terminator === space ? 'space' : 'newline';
  return new FirthError(
    'WORD_WITH_SPACE',
    `the word ${JSON.stringify(word)} holds a ${what}, which would end it in this format`,
  );
}
