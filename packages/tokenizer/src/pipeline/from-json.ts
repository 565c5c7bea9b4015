import type { WarningOptions } from '@firth/core';
import { lazyFingerprint } from '../fingerprint.ts';
import { readDecoder } from './decoders/read.ts';
import { fastPathOf } from './fast-path-of.ts';
import { field, type JSONObject, type JSONPlace, jsonError, objectOf } from './json.ts';
import { readNormalizer } from './normalizers/read.ts';
import { parseJSON } from './parse-json.ts';
import { type PipelineTokenizer, pipeline } from './pipeline.ts';
import { readPostProcessor } from './post-processors/read.ts';
import { readPreTokenizer } from './pre-tokenizers/read.ts';
import { readAddedTokens } from './read-added-tokens.ts';
import { readPadding, readTruncation } from './read-limits.ts';
import { readModel } from './read-model.ts';

export interface TokenizerJSONOptions extends WarningOptions {
  /** What to call the file in messages. */
  readonly file?: string | undefined;
}

/** A tokenizer that a tokenizer.json defines. */
export interface JSONTokenizer extends PipelineTokenizer {
  /** The definition as it was read: writing it back loses nothing. */
  readonly definition: JSONObject;
}

/**
 * Returns the tokenizer that the bytes of a tokenizer.json define.
 *
 * @throws FirthError as {@link parseJSON} and {@link fromJSON}
 * @example
 * ```ts
 * const bytes = new TextEncoder().encode('{"model":{"type":"WordLevel","vocab":{"hello":0},"unk_token":"hello"}}');
 * console.log(readTokenizerJSON(bytes).encode('hello').tokens); // [ 'hello' ]
 * ```
 */
export function readTokenizerJSON(bytes: Uint8Array, options: TokenizerJSONOptions = {}): JSONTokenizer {
  return fromJSON(parseJSON(bytes, options), options);
}

/**
 * Returns the tokenizer of a parsed tokenizer.json.
 *
 * @throws FirthError `BAD_HEADER` where a part is missing or of another kind; `INCONSISTENT` where parts contradict; `UNSUPPORTED` for an
 * unknown type; `BAD_REGEX` for a pattern that cannot be read; `BAD_NUMBER`; `LIMIT`
 */
export function fromJSON(value: unknown, options: TokenizerJSONOptions = {}): JSONTokenizer {
  const root: JSONPlace = { file: options.file, path: '' };
  const definition = objectOf(value, root);
  const at = (key: string): JSONPlace => ({ file: options.file, path: key });
  if (field(definition, 'model') === undefined) throw jsonError('BAD_HEADER', root, 'has no model');
  const part = <T>(key: string, read: (value: unknown, place: JSONPlace) => T): T | undefined => {
    const found = field(definition, key);
    return found === undefined ? undefined : read(found, at(key));
  };

  const model = readModel(field(definition, 'model'), at('model'));
  const normalizer = part('normalizer', readNormalizer);
  const preTokenizer = part('pre_tokenizer', readPreTokenizer);
  const isByteLevel = hasByteLevel(field(definition, 'decoder'));
  const tokenizer = pipeline({
    model,
    normalizer,
    preTokenizer,
    postProcessor: part('post_processor', readPostProcessor),
    decoder: part('decoder', readDecoder),
    addedTokens: readAddedTokens(field(definition, 'added_tokens'), model.vocabulary.size, at('added_tokens')),
    truncation: part('truncation', readTruncation),
    padding: part('padding', readPadding),
    fingerprint: lazyFingerprint(() => [
      'tokenizer.json',
      JSON.stringify({ ...definition, truncation: null, padding: null }),
    ]),
    fastPath: fastPathOf(definition, { model, normalizer, preTokenizer }),
    isByteLevel,
  });
  // Not a spread: that would ask for the fingerprint, which is hashed only for those who want it.
  return Object.assign(tokenizer, { definition });
}

function hasByteLevel(decoder: unknown): boolean {
  return JSON.stringify(decoder ?? null).includes('"ByteLevel"');
}
