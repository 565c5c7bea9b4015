import { FirthError } from '@firth/core';
import { createKernelTable } from '../bpe/kernel-table.ts';
import { findToken, type TokenTable, tokenPadding } from '../bpe/token-table.ts';
import { decodeBase64 } from '../bytes/decode-base64.ts';

/** The ranks of a `.tiktoken` file. */
export interface Ranks {
  readonly table: TokenTable;
  /** Tokens in the file. */
  readonly count: number;
}

export interface ReadRanksOptions {
  /** What to call the file in messages. */
  readonly file?: string | undefined;
}

const newline = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;

/** An id may be at most this many times the number of tokens, or 2^20: a huge one would make a huge table. */
const idsPerToken = 4;
const smallestIdLimit = 2 ** 20;

/**
 * Returns the tokens of a `.tiktoken` file: a line each, base64 of the bytes, a space and the rank, which is also the id.
 *
 * @throws FirthError `EMPTY`; `BAD_HEADER` for a line that is no base64, space and number; `BAD_NUMBER` for a rank that is no number;
 * `LIMIT` for one far beyond the number of tokens; `INCONSISTENT` where a rank or a token stands twice or a byte has no token
 * @example
 * ```ts
 * const lines = Array.from({ length: 256 }, (_, byte) => `${btoa(String.fromCharCode(byte))} ${byte}`);
 * const { count } = readRanks(new TextEncoder().encode(lines.join('\n')), { file: 'bytes.tiktoken' });
 * console.log(count); // 256
 * ```
 */
export function readRanks(bytes: Uint8Array, { file }: ReadRanksOptions = {}): Ranks {
  const fail: Fail = (code, message, line) => {
    throw new FirthError(code, message, { ...(file !== undefined && { file }), ...(line !== undefined && { line }) });
  };
  if (bytes.length === 0) fail('EMPTY', 'the file has no bytes');
  const entries = readEntries(bytes, fail);
  const { pool, ids } = entries;
  const { starts, ends } = placesById(entries, (id, entry) =>
    fail('INCONSISTENT', `the rank ${id} stands twice`, lineOf(bytes, entry)),
  );
  const table = createKernelTable({ pool, starts, ends }, { type: 'ranks' }, (first, second) => {
    const later = Math.max(ids.indexOf(first), ids.indexOf(second));
    const problem = `the token of rank ${second} stands already at rank ${first}`;
    fail('INCONSISTENT', problem, lineOf(bytes, later));
  });
  for (let byte = 0; byte < 256; byte++) {
    if (findToken(table, Uint8Array.of(byte)) < 0)
      fail('INCONSISTENT', `no token stands for the byte 0x${byte.toString(16).padStart(2, '0')}`);
  }
  return { table, count: ids.length };
}

type Fail = (
  code: 'EMPTY' | 'BAD_HEADER' | 'BAD_NUMBER' | 'LIMIT' | 'INCONSISTENT',
  message: string,
  line?: number,
) => never;

/** The tokens in the order of the file: entry i has the id `ids[i]` and the bytes from `bounds[i]` to `bounds[i + 1]` of `pool`. */
interface Entries {
  readonly pool: Uint8Array<ArrayBuffer>;
  readonly ids: Uint32Array;
  readonly bounds: Uint32Array;
}

function readEntries(bytes: Uint8Array, fail: Fail): Entries {
  const newlines = countNewlines(bytes);
  const maxId = Math.max(idsPerToken * (newlines + 1), smallestIdLimit);
  const pool = new Uint8Array(Math.ceil(bytes.length * 0.75) + tokenPadding);
  const ids = new Uint32Array(newlines + 1);
  const bounds = new Uint32Array(newlines + 2);
  let count = 0;
  for (let at = 0, line = 1; at < bytes.length; line++) {
    const newlineAt = bytes.indexOf(newline, at);
    const next = newlineAt < 0 ? bytes.length : newlineAt;
    const stop = next > at && bytes[next - 1] === carriageReturn ? next - 1 : next;
    if (stop > at) {
      const gap = bytes.indexOf(space, at);
      if (gap < 0 || gap >= stop - 1) fail('BAD_HEADER', 'a line has no rank behind its token', line);
      const start = bounds[count]!;
      const end = decodeBase64(bytes, at, gap, pool, start);
      if (end <= start) fail('BAD_HEADER', 'a token is not base64', line);
      const id = parseRank(bytes, gap + 1, stop);
      if (Number.isNaN(id)) fail('BAD_NUMBER', 'a rank is not a decimal number', line);
      if (id > maxId)
        fail('LIMIT', `the rank ${id} is beyond ${maxId}, the limit for a file of ${newlines} lines`, line);
      ids[count++] = id;
      bounds[count] = end;
    }
    at = next + 1;
  }
  return { pool, ids: ids.subarray(0, count), bounds };
}

/** Returns where the bytes of each id begin and end; calls `onDuplicate` with an id that stands twice and the later of its entries. */
function placesById(
  { ids, bounds }: Entries,
  onDuplicate: (id: number, entry: number) => void,
): { readonly starts: Uint32Array; readonly ends: Uint32Array } {
  const size = ids.reduce((largest, id) => Math.max(largest, id + 1), 0);
  const starts = new Uint32Array(size);
  const ends = new Uint32Array(size);
  for (const [entry, id] of ids.entries()) {
    if (ends[id] !== 0) onDuplicate(id, entry);
    starts[id] = bounds[entry]!;
    ends[id] = bounds[entry + 1]!;
  }
  return { starts, ends };
}

function countNewlines(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === newline) count++;
  return count;
}

/** The number of the line that holds entry `index`, blank lines counted. */
function lineOf(bytes: Uint8Array, index: number): number {
  let line = 1;
  let entries = 0;
  let isBlank = true;
  for (const byte of bytes) {
    if (byte === newline) {
      if (!isBlank && entries++ === index) return line;
      line++;
      isBlank = true;
    } else if (byte !== carriageReturn) isBlank = false;
  }
  return line;
}

function parseRank(bytes: Uint8Array, start: number, end: number): number {
  let rank = 0;
  for (let at = start; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    rank = rank * 10 + digit;
  }
  return rank;
}
