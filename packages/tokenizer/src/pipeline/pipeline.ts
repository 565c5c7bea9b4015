import {
  type DecodeOptions,
  type EncodeOptions,
  type Encoding,
  FirthError,
  type Padding,
  type Tokenizer,
  type Truncation,
  type Vocabulary,
} from '@firth/core';
import { alphabetToBytes } from '../bytes/byte-alphabet.ts';
import { byteOfToken } from '../bytes/byte-tokens.ts';
import { createIdBuffer, pushId, takeIds } from '../bytes/id-buffer.ts';
import { toUTF8 } from '../bytes/utf8.ts';
import { finishEncoding, type Template } from '../encoding/finish.ts';
import { plainEncoding } from '../encoding/plain-encoding.ts';
import type { Model } from '../model.ts';
import { type AddedToken, createAddedTokens, type TextPart } from './added-tokens.ts';
import type { Decoder } from './decoders/decoder.ts';
import type { FastPath } from './fast-path.ts';
import { createFoundTokens, type FoundTokens } from './found-tokens.ts';
import type { Normalizer } from './normalizers/normalizer.ts';
import type { PreTokenizer } from './pre-tokenizers/pre-tokenizer.ts';

/** The parts of a tokenizer, each of which but the model may be absent. */
export interface PipelineParts {
  readonly model: Model;
  readonly normalizer?: Normalizer | undefined;
  readonly preTokenizer?: PreTokenizer | undefined;
  readonly postProcessor?: Template | undefined;
  readonly decoder?: Decoder | undefined;
  readonly addedTokens?: readonly AddedToken[] | undefined;
  readonly truncation?: Truncation | undefined;
  readonly padding?: Padding | undefined;
  readonly fingerprint: () => string;
  /** Whether the model's tokens are written in GPT-2's byte alphabet. */
  readonly isByteLevel?: boolean | undefined;
  /** A faster way to the ids of a text without added tokens, that gives the same. */
  readonly fastPath?: FastPath | undefined;
}

/** A tokenizer of Hugging Face's design. */
export interface PipelineTokenizer extends Tokenizer {
  readonly model: Model;
  readonly addedTokens: readonly AddedToken[];
  /** What the definition says of padding, for batches. */
  readonly padding?: Padding | undefined;
  /** What the model is given of a text: its pieces, normalized, and between them the added tokens, which have an id already. */
  pieces(text: string): { readonly text: string; readonly id?: number }[];
  /** The text of a list of tokens: what the decoder makes of them. */
  decodeTokens(tokens: readonly string[]): string;
}

/**
 * Returns the tokenizer that normalizes, splits, applies the model, adds a template's tokens, truncates and pads, as Hugging Face's
 * tokenizers do.
 *
 * @throws FirthError from `decode` `BAD_OPTION` for an id that no token has; from `encode` what truncation, padding and the parts throw
 */
export function pipeline(parts: PipelineParts): PipelineTokenizer {
  const { model, preTokenizer, decoder, fastPath, isByteLevel = false } = parts;
  const added = createAddedTokens(parts.addedTokens ?? [], parts.normalizer);
  const addedOf = new Map(added.list.map((token) => [token.id, token]));
  const specialTokens = new Set(added.list.filter(({ special }) => special).map(({ content }) => content));
  const addedIds = new Map(added.list.map(({ content, id }) => [content, id]));
  const buffer = createIdBuffer(1024);

  const vocabulary: Vocabulary = {
    size: added.list.reduce((size, { id }) => Math.max(size, id + 1), model.vocabulary.size),
    idOf: (token) => addedIds.get(token) ?? model.vocabulary.ids.get(token),
    tokenOf: (id) => added.textOf(id) ?? model.vocabulary.tokenOf(id),
  };

  function encodeIds(text: string): Uint32Array {
    buffer.length = 0;
    if (fastPath && !added.mayHold(text)) fastPath(text, buffer);
    else
      for (const { text: piece, id } of piecesOf(text)) {
        if (id !== undefined) pushId(buffer, id);
        else model.tokenize(piece.text, (tokenId) => pushId(buffer, tokenId));
      }
    return takeIds(buffer);
  }

  /** The pieces of a text, and its added tokens, in order. */
  function piecesOf(text: string): TextPart[] {
    return added
      .split(text.toWellFormed())
      .flatMap((part) =>
        part.id !== undefined || !preTokenizer ? [part] : preTokenizer(part.text).map((piece) => ({ text: piece })),
      )
      .filter((piece) => piece.text.text !== '');
  }

  function encodeOne(text: string, sequence: 0 | 1, truncation: Truncation | undefined): Encoding {
    const found = createFoundTokens();
    const append = ({ text: piece, id }: TextPart): void => {
      if (id !== undefined) found.add(id, piece.text, piece.starts[0]!, piece.ends.at(-1)!);
      else
        model.tokenize(piece.text, (tokenId, start, end, surface) =>
          found.add(tokenId, surface ?? model.vocabulary.tokenOf(tokenId)!, piece.starts[start]!, piece.ends[end - 1]!),
        );
    };
    const pieces = piecesOf(text);
    // The reference stops at the piece with which there are tokens enough, so overflow ends there too.
    const limit = truncation ? Math.max(truncation.maxLength, 1) : Infinity;
    const isLeft = truncation?.direction === 'left';
    const first = isLeft ? firstOfLast(pieces, limit, append, found) : 0;
    found.clear();
    for (let i = first; i < pieces.length && (isLeft || found.count < limit); i++) {
      append(pieces[i]!);
      found.endWord();
    }
    return plainEncoding(found.take(), sequence);
  }

  /** The first of the last pieces that together have `limit` tokens. */
  function firstOfLast(
    pieces: readonly TextPart[],
    limit: number,
    append: (piece: TextPart) => void,
    found: FoundTokens,
  ): number {
    let first = pieces.length;
    while (first > 0 && found.count < limit) append(pieces[--first]!);
    return first;
  }

  function tokenOf(id: number): string {
    const token = vocabulary.tokenOf(id);
    if (token === undefined) throw new FirthError('BAD_OPTION', `no token has the id ${id}`);
    return token;
  }

  function decodeTokens(tokens: readonly string[]): string {
    return decoder ? decoder(tokens).join('') : tokens.join(' ');
  }

  return {
    vocabulary,
    model,
    addedTokens: added.list,
    padding: parts.padding,
    get fingerprint() {
      return parts.fingerprint();
    },
    pieces: (text) => piecesOf(text).map((part) => ({ ...part, text: part.text.text })),
    encodeIds,
    encode(text, options: EncodeOptions = {}) {
      const truncation = (options.truncation ?? parts.truncation) || undefined;
      const second = options.pair === undefined ? undefined : encodeOne(options.pair, 1, truncation);
      return finishEncoding(encodeOne(text, 0, truncation), second, options, {
        template: parts.postProcessor,
        truncation: parts.truncation,
        padding: parts.padding,
      });
    },
    tokenBytes(id) {
      const token = tokenOf(id);
      if (addedOf.has(id)) return toUTF8(token);
      const byte = byteOfToken(token);
      if (byte !== undefined && decoder) return Uint8Array.of(byte);
      return (isByteLevel ? alphabetToBytes(token) : undefined) ?? toUTF8(token);
    },
    decode(ids, { skipSpecialTokens = false }: DecodeOptions = {}) {
      const tokens = Array.from(ids, tokenOf);
      return decodeTokens(skipSpecialTokens ? tokens.filter((token) => !specialTokens.has(token)) : tokens);
    },
    decodeTokens,
  };
}
