import {
  type DecodeOptions,
  type EncodeOptions,
  type Encoding,
  FirthError,
  type Tokenizer,
  type Vocabulary,
} from '@firth/core';
import { createPatternEncoder } from '../bpe/pattern-encoder.ts';
import { rankMerges } from '../bpe/rank-merges.ts';
import { bytesOf, findToken } from '../bpe/token-table.ts';
import { alphabetToBytes, bytesToAlphabet } from '../bytes/byte-alphabet.ts';
import { offsetsOfByteLengths } from '../bytes/byte-offsets.ts';
import { createIdBuffer, pushId, takeIds } from '../bytes/id-buffer.ts';
import { fromUTF8, toUTF8 } from '../bytes/utf8.ts';
import { finishEncoding } from '../encoding/finish.ts';
import { plainEncoding } from '../encoding/plain-encoding.ts';
import { lazyFingerprint } from '../fingerprint.ts';
import { type TiktokenEncoding, tiktokenEncodings } from './encodings.ts';
import type { Ranks } from './read-ranks.ts';
import { type SpecialTokenPolicy, type SpecialTokens, specialTokensOf } from './special-tokens.ts';

export interface TiktokenOptions {
  readonly ranks: Ranks;
  /** One of OpenAI's by name, or a pattern (in the syntax of Rust's fancy-regex) and special tokens of one's own. */
  readonly encoding: 'r50k_base' | 'p50k_base' | 'p50k_edit' | 'cl100k_base' | 'o200k_base' | TiktokenEncoding;
  /** What is done with special tokens in a text where a call does not say (default: they are an error). */
  readonly specialTokens?: SpecialTokenPolicy | undefined;
}

export interface TiktokenEncodeOptions extends EncodeOptions {
  readonly specialTokens?: SpecialTokenPolicy | undefined;
}

/** A tokenizer of tiktoken's kind. Its tokens are byte strings; as text they are written in GPT-2's byte alphabet. */
export interface TiktokenTokenizer extends Tokenizer {
  /** The regular expression whose matches are encoded one by one. */
  readonly pattern: string;
  readonly specialTokens: ReadonlyMap<string, number>;
  encodeIds(text: string, specialTokens?: SpecialTokenPolicy): Uint32Array;
  encode(text: string, options?: TiktokenEncodeOptions): Encoding;
  /** The bytes that the ids stand for. */
  decodeBytes(ids: ArrayLike<number>): Uint8Array;
}

/**
 * Returns a tokenizer with the ids of tiktoken.
 *
 * @throws FirthError `BAD_OPTION` for an unknown name; from `encodeIds` and `encode` for a disallowed special token; from `decode` for an
 * id that no token has. `BAD_REGEX` for a pattern that cannot be used
 * @example
 * ```ts
 * const lines = Array.from({ length: 256 }, (_, byte) => `${btoa(String.fromCharCode(byte))} ${byte}`);
 * const ranks = readRanks(new TextEncoder().encode([...lines, `${btoa('ab')} 256`].join('\n')));
 * const tokenizer = tiktoken({ ranks, encoding: { pattern: '\\p{L}+', specialTokens: new Map([['<end>', 257]]) } });
 * console.log(tokenizer.encodeIds('abb<end>', { allowed: 'all' }).join(' ')); // 256 98 257
 * ```
 */
export function tiktoken(options: TiktokenOptions): TiktokenTokenizer {
  const { table } = options.ranks;
  const { pattern, specialTokens } = encodingOf(options.encoding);
  const appendOrdinary = createPatternEncoder(rankMerges(table), pattern);
  const specialOf = new Map([...specialTokens].map(([token, id]) => [id, toUTF8(token)]));
  const defaultSpecials = specialTokensOf(specialTokens, options.specialTokens ?? {});
  const buffer = createIdBuffer(1024);
  const fingerprint = lazyFingerprint(() => [
    'tiktoken',
    pattern,
    JSON.stringify([...specialTokens]),
    Uint8Array.from(table.pool),
    new Uint8Array(table.starts.buffer),
    new Uint8Array(table.ends.buffer),
  ]);

  function encodeIds(text: string, policy?: SpecialTokenPolicy): Uint32Array {
    const specials = policy ? specialTokensOf(specialTokens, policy) : defaultSpecials;
    specials.check(text);
    buffer.length = 0;
    appendIds(text, specials);
    return takeIds(buffer);
  }

  function appendIds(text: string, specials: SpecialTokens): void {
    let start = 0;
    for (let found = specials.find(text, 0); found; found = specials.find(text, start)) {
      appendOrdinary(text, start, found.start, buffer);
      pushId(buffer, specials.ids[found.index]!);
      start = found.end;
    }
    appendOrdinary(text, start, text.length, buffer);
  }

  function tokenBytes(id: number): Uint8Array {
    const bytes = specialOf.get(id) ?? bytesOf(table, id);
    if (bytes.length === 0) throw new FirthError('BAD_OPTION', `no token has the id ${id}`);
    return bytes;
  }

  function decodeBytes(ids: ArrayLike<number>, skip = false): Uint8Array {
    const parts = Array.from(ids, (id) => (skip && specialOf.has(id) ? new Uint8Array(0) : tokenBytes(id)));
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  const vocabulary: Vocabulary = {
    size: Math.max(table.size, ...[...specialTokens.values()].map((id) => id + 1)),
    idOf(token) {
      const bytes = alphabetToBytes(token);
      if (!bytes) return specialTokens.get(token);
      const id = findToken(table, bytes);
      return id >= 0 ? id : specialTokens.get(token);
    },
    tokenOf(id) {
      const special = specialOf.get(id);
      if (special) return fromUTF8(special);
      const bytes = bytesOf(table, id);
      return bytes.length > 0 ? bytesToAlphabet(bytes) : undefined;
    },
  };

  function encodeOne(text: string, policy: SpecialTokenPolicy | undefined, sequence: 0 | 1): Encoding {
    const ids = encodeIds(text, policy);
    const lengths = Uint32Array.from(ids, (id) => tokenBytes(id).length);
    return plainEncoding(
      {
        ids,
        tokens: Array.from(ids, (id) => vocabulary.tokenOf(id)!),
        offsets: offsetsOfByteLengths(text, lengths),
      },
      sequence,
    );
  }

  return {
    vocabulary,
    pattern,
    specialTokens,
    get fingerprint() {
      return fingerprint();
    },
    encodeIds,
    encode(text, encodeOptions = {}) {
      const pair =
        encodeOptions.pair === undefined ? undefined : encodeOne(encodeOptions.pair, encodeOptions.specialTokens, 1);
      return finishEncoding(encodeOne(text, encodeOptions.specialTokens, 0), pair, encodeOptions);
    },
    tokenBytes,
    decodeBytes: (ids) => decodeBytes(ids),
    decode: (ids, decodeOptions: DecodeOptions = {}) => fromUTF8(decodeBytes(ids, decodeOptions.skipSpecialTokens)),
  };
}

function encodingOf(encoding: TiktokenOptions['encoding']): TiktokenEncoding {
  if (typeof encoding !== 'string') return encoding;
  const known = tiktokenEncodings.get(encoding);
  if (!known)
    throw new FirthError(
      'BAD_OPTION',
      `the encoding is ${JSON.stringify(encoding)}; known are ${[...tiktokenEncodings.keys()].join(', ')}`,
    );
  return known;
}
