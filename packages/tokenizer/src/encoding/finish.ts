import type { EncodeOptions, Encoding, Padding, Truncation } from '@firth/core';
import { joinEncodings } from './join.ts';
import { padEncodings } from './pad.ts';
import { type EncodingPair, truncatePair } from './truncate.ts';

/** Adds a template's tokens. */
export interface Template {
  /** The tokens that it adds to one text or to a pair. */
  addedTokens(isPair: boolean): number;
  apply(pair: EncodingPair, addSpecialTokens: boolean): EncodingPair | readonly Encoding[];
}

/** What a tokenizer's own definition says of truncation and padding. */
export interface EncodingDefaults {
  readonly template?: Template | undefined;
  readonly truncation?: Truncation | undefined;
  readonly padding?: Padding | undefined;
}

/** Returns the encoding of a text, and of a second one, when truncation, template and padding have been applied, in this order. */
export function finishEncoding(
  first: Encoding,
  second: Encoding | undefined,
  options: EncodeOptions,
  defaults: EncodingDefaults = {},
): Encoding {
  const { addSpecialTokens = true } = options;
  const { template } = defaults;
  const truncation = options.truncation ?? defaults.truncation;
  const padding = options.padding ?? defaults.padding;
  let pair: EncodingPair = second ? [first, second] : [first];
  if (truncation)
    pair = truncatePair(pair, truncation, addSpecialTokens ? (template?.addedTokens(second !== undefined) ?? 0) : 0);
  const joined = joinEncodings(template ? template.apply(pair, addSpecialTokens) : pair);
  return padding ? padEncodings([joined], padding)[0]! : joined;
}
