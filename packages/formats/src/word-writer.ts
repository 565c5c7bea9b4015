import { FirthError, type Vocabulary } from '@firth/core';
import { space } from './ascii.ts';
import { decodeUtf8 } from './utf8.ts';
import { wordListOf } from './word-index.ts';
import type { WordList } from './word-list.ts';

/** Writes the words of a vocabulary in UTF-8. */
export interface WordWriter {
  /** The bytes that word `id` takes at most. */
  mostBytes(id: number): number;
  /**
   * Writes word `id` at `at` of `bytes`, where there must be room, and returns the offset behind it.
   *
   * @throws FirthError `WORD_WITH_SPACE` where the word holds the terminator, `BAD_UTF8` where it holds half a surrogate
   * pair: neither could be read back
   */
  write(id: number, bytes: Uint8Array, at: number): number;
}

/**
 * Returns the writer of a vocabulary. Words that were read from a file are bytes still, and are copied.
 *
 * @param terminator the ASCII byte that ends a word in the format
 */
export function createWordWriter(vocabulary: Vocabulary, terminator: number): WordWriter {
  const list = wordListOf(vocabulary);
  return list ? createCopier(list, terminator) : createEncoder(vocabulary, terminator);
}

function createCopier({ bytes: words, starts }: WordList, terminator: number): WordWriter {
  return {
    mostBytes: (id) => starts[id + 1]! - starts[id]!,
    write(id, bytes, at) {
      const start = starts[id]!;
      const end = starts[id + 1]!;
      for (let i = start; i < end; i++) {
        if (words[i] === terminator) throw holdsTerminator(decodeUtf8(words.subarray(start, end)), terminator);
        bytes[at + i - start] = words[i]!;
      }
      return at + end - start;
    },
  };
}

const encoder = new TextEncoder();
const mostBytesPerUnit = 3;

function createEncoder(vocabulary: Vocabulary, terminator: number): WordWriter {
  return {
    mostBytes: (id) => vocabulary.tokenOf(id)!.length * mostBytesPerUnit,
    write(id, bytes, at) {
      const word = vocabulary.tokenOf(id)!;
      for (let i = 0; i < word.length; i++) {
        const unit = word.charCodeAt(i);
        if (unit === terminator) throw holdsTerminator(word, terminator);
        if (unit >= 0x80) return encode(word, bytes, at, terminator);
        bytes[at + i] = unit;
      }
      return at + word.length;
    },
  };
}

function encode(word: string, bytes: Uint8Array, at: number, terminator: number): number {
  if (word.includes(String.fromCharCode(terminator))) throw holdsTerminator(word, terminator);
  if (!word.isWellFormed()) {
    const what = 'holds half a surrogate pair, which UTF-8 has no bytes for';
    throw new FirthError('BAD_UTF8', `the word ${JSON.stringify(word)} ${what}`);
  }
  return at + encoder.encodeInto(word, bytes.subarray(at)).written;
}

function holdsTerminator(word: string, terminator: number): FirthError {
  const what = `holds a ${terminator === space ? 'space' : 'newline'}, which would end it in this format`;
  return new FirthError('WORD_WITH_SPACE', `the word ${JSON.stringify(word)} ${what}`);
}
