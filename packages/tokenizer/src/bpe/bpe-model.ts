import { type ErrorCode, FirthError } from '@firth/core';
import type { Merges } from '@firth/kernel/pieces';
import { tokenOfByte } from '../bytes/byte-tokens.ts';
import { toUTF8 } from '../bytes/utf8.ts';
import { type Model, type OnToken, tokenList } from '../model.ts';
import { createSymbols, type MergeRules, mergeSymbols, type OnMerge, pushSymbol, type Symbols } from './merge.ts';
import { createPairTable } from './pair-table.ts';

/** A BPE vocabulary and how it is applied; the names are those of Hugging Face's `model`, in our spelling. */
export interface BPEOptions {
  readonly ids: ReadonlyMap<string, number>;
  /** The pairs to merge, the first first. */
  readonly merges: readonly (readonly [string, string])[];
  readonly unknownToken?: string | undefined;
  /** Stands before every symbol of a word but the first: `##`. */
  readonly continuingSubwordPrefix?: string | undefined;
  /** Stands behind the last symbol of a word: `</w>`. */
  readonly endOfWordSuffix?: string | undefined;
  /** Whether neighboring unknown characters become one token. */
  readonly fuseUnknown?: boolean | undefined;
  /** Whether an unknown character becomes its bytes, `<0x0A>`, where all of them are tokens. */
  readonly byteFallback?: boolean | undefined;
  /** Whether a piece that is a token is taken whole, before any merge. */
  readonly ignoreMerges?: boolean | undefined;
}

export interface BPEModel extends Model {
  readonly type: 'BPE';
  readonly options: BPEOptions;
  /** As `tokenize`, and tells each merge. */
  trace(piece: string, onToken: OnToken, onMerge: OnMerge): void;
  /** The tokens that a merge joins. */
  mergeOf(rank: number): readonly [left: string, right: string, merged: string];
  /** The merges by ids: `lefts[rank]` and `rights[rank]` become `merged[rank]`. */
  readonly mergeIds: Pick<Merges, 'lefts' | 'rights' | 'merged'>;
  readonly rules: MergeRules;
}

/**
 * Returns the BPE model of a vocabulary and its merges (Sennrich et al. 2016), which gives the tokens of Hugging Face's.
 *
 * @throws FirthError `INCONSISTENT` where a merge, its result or the unknown token is not in the vocabulary
 * @example
 * ```ts
 * const model = bpeModel({ ids: new Map([['a', 0], ['b', 1], ['ab', 2]]), merges: [['a', 'b']] });
 * const ids: number[] = [];
 * model.tokenize('abb', (id) => ids.push(id));
 * console.log(ids); // [ 2, 1 ]
 * ```
 */
export function bpeModel(
  options: BPEOptions,
  fail: (code: ErrorCode, problem: string) => FirthError = plainError,
): BPEModel {
  const { ids, merges, unknownToken, continuingSubwordPrefix: prefix = '', endOfWordSuffix: suffix = '' } = options;
  const vocabulary = tokenList(ids);
  const lefts = new Int32Array(merges.length);
  const rights = new Int32Array(merges.length);
  const merged = new Int32Array(merges.length);
  const require = (token: string): number => {
    const id = ids.get(token);
    if (id === undefined) throw fail('INCONSISTENT', `the token ${JSON.stringify(token)} is not in the vocabulary`);
    return id;
  };
  const isToken = (id: number, left: string, right: string): boolean => {
    const token = vocabulary.tokenOf(id);
    return token?.length === left.length + right.length && token.startsWith(left) && token.endsWith(right);
  };
  let latest = 0;
  for (const [rank, [left, right]] of merges.entries()) {
    lefts[rank] = require(left);
    rights[rank] = require(right);
    // Most files list merges in the order of what they make, which is seen without making and hashing the string.
    const rest = prefix === '' ? right : right.slice(prefix.length);
    if (isToken(latest + 1, left, rest)) latest++;
    else if (!isToken(latest, left, rest)) latest = require(left + rest);
    merged[rank] = latest;
  }
  const unknownId = unknownToken === undefined ? undefined : require(unknownToken);
  const pairs = createPairTable(lefts, rights);
  const rules: MergeRules = { rankOf: (left, right) => pairs.rankOf(left, right), idOf: (rank) => merged[rank]! };
  const byteIds = options.byteFallback ? Array.from({ length: 256 }, (_, byte) => ids.get(tokenOfByte(byte))) : [];
  const symbols = createSymbols();
  // Ids of single UTF-16 units, asked of the map once; 1 more than the id, 0 where it has not been asked, -1 where there is none.
  const unitIds = new Int32Array(0x10000);
  const isPlain = prefix === '' && suffix === '';

  function tokenize(piece: string, onToken: OnToken, onMerge?: OnMerge): void {
    const whole = options.ignoreMerges ? ids.get(piece) : undefined;
    if (whole !== undefined) {
      onToken(whole, 0, piece.length);
      return;
    }
    symbols.count = 0;
    pushCharacters(piece);
    mergeSymbols(symbols, rules, onMerge);
    for (let i = 0; i < symbols.count; i++) onToken(symbols.ids[i]!, symbols.starts[i]!, symbols.ends[i]!);
  }

  function pushCharacters(piece: string): void {
    // An unknown token waits, so that the next unknown character may join it. Bytes do not wait for it, as in the reference.
    let unknownStart = -1;
    let unknownEnd = -1;
    const flush = (): void => {
      if (unknownStart >= 0) pushSymbol(symbols, unknownId!, unknownStart, unknownEnd);
      unknownStart = -1;
    };
    for (let start = 0, end = 0; start < piece.length; start = end) {
      end = start + (piece.codePointAt(start)! > 0xffff ? 2 : 1);
      const id = isPlain && end === start + 1 ? unitId(piece.charCodeAt(start)) : ids.get(symbolAt(piece, start, end));
      if (id !== undefined) {
        flush();
        pushSymbol(symbols, id, start, end);
      } else if (!pushBytes(symbols, byteIds, piece.slice(start, end), start, end) && unknownId !== undefined) {
        if (!options.fuseUnknown) flush();
        if (unknownStart < 0) unknownStart = start;
        unknownEnd = end;
      }
    }
    flush();
  }

  function symbolAt(piece: string, start: number, end: number): string {
    return (start > 0 ? prefix : '') + piece.slice(start, end) + (end === piece.length ? suffix : '');
  }

  function unitId(unit: number): number | undefined {
    if (unitIds[unit] === 0) unitIds[unit] = (ids.get(String.fromCharCode(unit)) ?? -2) + 1;
    return unitIds[unit]! > 0 ? unitIds[unit]! - 1 : undefined;
  }

  return {
    type: 'BPE',
    options,
    vocabulary,
    tokenize: (piece, onToken) => tokenize(piece, onToken),
    trace: tokenize,
    mergeOf: (rank) => [
      vocabulary.tokenOf(lefts[rank]!)!,
      vocabulary.tokenOf(rights[rank]!)!,
      vocabulary.tokenOf(merged[rank]!)!,
    ],
    mergeIds: { lefts, rights, merged },
    rules,
  };
}

function plainError(code: ErrorCode, problem: string): FirthError {
  return new FirthError(code, problem);
}

/** Pushes the tokens of a character's bytes and returns true, where each of them is a token. Each covers the whole character. */
function pushBytes(
  symbols: Symbols,
  byteIds: readonly (number | undefined)[],
  char: string,
  start: number,
  end: number,
): boolean {
  if (byteIds.length === 0) return false;
  const bytes = toUTF8(char);
  if (bytes.some((byte) => byteIds[byte] === undefined)) return false;
  for (const byte of bytes) pushSymbol(symbols, byteIds[byte]!, start, end);
  return true;
}
