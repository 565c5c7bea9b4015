import { gpt2Pattern, knownScanner } from '../../scan/known-patterns.ts';
import type { NamedScanner } from '../../scan/scanner.ts';
import { field, isObject } from '../json.ts';
import { regexOf, stepsOf, typeOf } from './definition-parts.ts';

/** A split pattern with a scanner of its own, then bytes. */
export interface ByteLevelSplit {
  readonly scanner: NamedScanner;
  readonly addsSpace: boolean;
}

/** Returns the scanner of a pre-tokenizer that is a known pattern and ByteLevel, else `undefined`. */
export function byteLevelSplit(preTokenizer: unknown): ByteLevelSplit | undefined {
  if (!isObject(preTokenizer)) return undefined;
  if (typeOf(preTokenizer) === 'ByteLevel') {
    if (field(preTokenizer, 'use_regex') === false) return undefined;
    return { scanner: knownScanner(gpt2Pattern)!, addsSpace: field(preTokenizer, 'add_prefix_space') !== false };
  }
  const [split, byteLevel, ...rest] = stepsOf(preTokenizer, 'pretokenizers');
  if (!split || !byteLevel || rest.length > 0) return undefined;
  const isPlain =
    typeOf(split) === 'Split' &&
    field(split, 'behavior') === 'Isolated' &&
    field(split, 'invert') !== true &&
    typeOf(byteLevel) === 'ByteLevel' &&
    field(byteLevel, 'use_regex') === false &&
    field(byteLevel, 'add_prefix_space') === false;
  const regex = regexOf(split);
  const scanner = isPlain && regex !== undefined ? knownScanner(regex) : undefined;
  return scanner && { scanner, addsSpace: false };
}
