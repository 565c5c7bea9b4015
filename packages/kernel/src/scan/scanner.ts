import { FirthError, type WarningOptions, warn } from '@firth/core';
import { type Instructions, supportedInstructions } from '../lib/instructions.ts';
import type { Lexicon } from './lexicon.ts';
import { plainWordTable } from './plain.ts';
import { simdWordTable } from './simd.ts';
import { firstInvalidByte, repairUtf8 } from './utf8.ts';

/** The longest word that a scanner takes, in bytes: far beyond any word, far below what a file without white space could claim. */
export const maximumWordBytes = 65_536;

/** Text given to the word table at a time: small enough to stay in a processor's second-level cache with its ids. */
const pieceBytes = 65_536;

const newline = 0x0a;
const byteOrderMark = [0xef, 0xbb, 0xbf];

export interface ScannerOptions extends WarningOptions {
  /** What to call the text in messages. */
  readonly file?: string | undefined;
  /** What to run on; the fastest there is, unless said. */
  readonly instructions?: Instructions | undefined;
}

/** A {@link Lexicon} that grows by the bytes of a text. */
export interface Scanner extends Lexicon {
  /**
   * Reads the next bytes of the text, cut anywhere, and passes the ids of the words that ended in them to `onIds`, perhaps in several calls.
   * An id with `sentenceStart` set is the first of its sentence. The array is good until `onIds` returns.
   *
   * @throws FirthError `LIMIT` for a word of more than 64 KiB, `OUT_OF_MEMORY`, and in strict mode `BAD_UTF8` and `BOM`
   */
  write(bytes: Uint8Array, onIds: (ids: Uint32Array) => void): void;
  /** Ends the text, and with it a last word that no white space ended. */
  end(onIds: (ids: Uint32Array) => void): void;
}

/**
 * Returns an empty {@link Scanner}: it turns UTF-8 text into word ids in the order of first appearance, and counts the words.
 *
 * ASCII white space (space, \t, \n, \v, \f, \r) parts words, \n ends a sentence, and everything else belongs to a word. The first byte
 * that is not UTF-8 is a warning `BAD_UTF8`, and each such sequence becomes U+FFFD. A byte order mark is a warning `BOM` and is left out.
 *
 * @example
 * ```ts
 * const scanner = await createScanner();
 * const ids: number[] = [];
 * scanner.write(new TextEncoder().encode('to be or not to be'), (part) => ids.push(...part));
 * scanner.end((part) => ids.push(...part));
 * console.log(ids, scanner.wordOf(1), scanner.counts());
 * // [ 2147483648, 1, 2, 3, 0, 1 ] be Float64Array(4) [ 2, 2, 1, 1 ]
 * ```
 */
export async function createScanner(options: ScannerOptions = {}): Promise<Scanner> {
  const instructions = options.instructions ?? supportedInstructions();
  const table = instructions === 'plain' ? plainWordTable() : await simdWordTable(instructions);
  /** The beginning of a word that has not ended yet, then the piece at hand. */
  const block = new Uint8Array(maximumWordBytes + pieceBytes);
  let held = 0;
  /** Bytes of the text before the block. */
  let offset = 0;
  let isWarned = false;

  function read(piece: Uint8Array, onIds: (ids: Uint32Array) => void): void {
    block.set(piece, held);
    const filled = held + piece.length;
    // No word within a piece can be too long, only the one that began before it.
    if (held > 0 && indexOfSpace(block, held, filled) > maximumWordBytes) {
      const problem = `a word of more than ${maximumWordBytes} bytes`;
      throw new FirthError('LIMIT', `${problem}; is this a text with white space between the words?`, place(0));
    }
    const end = endOfLastSpace(block, held, filled);
    if (end > 0) onIds(table.scan(wellFormed(block.subarray(0, end))));
    block.copyWithin(0, end, filled);
    held = filled - end;
    offset += end;
  }

  /** Returns `text` as UTF-8 without a byte order mark. */
  function wellFormed(text: Uint8Array): Uint8Array {
    const marked = offset === 0 && byteOrderMark.every((byte, i) => text[i] === byte);
    if (marked) warn(options, { code: 'BOM', message: 'a byte order mark, left out', ...place(0) });
    const invalid = firstInvalidByte(text);
    if (invalid >= 0 && !isWarned) {
      isWarned = true;
      const byte = `0x${text[invalid].toString(16)}`;
      warn(options, { code: 'BAD_UTF8', message: `${byte} is not UTF-8 here; read as U+FFFD`, ...place(invalid) });
    }
    const repaired = invalid < 0 ? text : repairUtf8(text);
    return marked ? repaired.subarray(byteOrderMark.length) : repaired;
  }

  /** Where byte `index` of the block is in the text. */
  function place(index: number): { file?: string; line: number; offset: number } {
    let line = table.lines + 1;
    for (let i = 0; i < index; i++) if (block[i] === newline) line++;
    return { ...(options.file !== undefined && { file: options.file }), line, offset: offset + index };
  }

  return {
    get size() {
      return table.size;
    },
    counts: table.counts,
    wordOf: table.wordOf,
    write(bytes, onIds) {
      for (let at = 0; at < bytes.length; at += pieceBytes) read(bytes.subarray(at, at + pieceBytes), onIds);
    },
    end: (onIds) => read(Uint8Array.of(newline), onIds),
  };
}

/** The index of the first white space in `bytes[from … end - 1]`, or `end`. */
function indexOfSpace(bytes: Uint8Array, from: number, end: number): number {
  let i = from;
  while (i < end && !isSpace(bytes[i])) i++;
  return i;
}

/** The index after the last white space in `bytes[from … end - 1]`, or 0. */
function endOfLastSpace(bytes: Uint8Array, from: number, end: number): number {
  for (let i = end; i > from; i--) if (isSpace(bytes[i - 1])) return i;
  return 0;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}
