import { gpt2Pattern } from '../../scan/known-patterns.ts';
import { isWhiteSpace } from '../../unicode/white-space.ts';
import { isWord } from '../../unicode/word.ts';
import { prepend } from '../aligned-text.ts';
import { charFinder, type MatchFinder, regexFinder, type Span, stringFinder } from '../find-matches.ts';
import {
  at,
  booleanField,
  integerField,
  type JSONObject,
  type JSONPlace,
  jsonError,
  objectOf,
  stringField,
} from '../json.ts';
import { byteLevel } from '../normalizers/text.ts';
import { readSteps, unknownType } from '../read-parts.ts';
import { readPattern } from '../read-pattern.ts';
import { type SplitBehavior, splitAligned, splitBehaviors } from '../split.ts';
import { isNumeric, isPunctuation } from './char-tests.ts';
import { metaspace, type PrependScheme } from './metaspace.ts';
import type { PreTokenizer } from './pre-tokenizer.ts';
import { fixedLength, unicodeScripts } from './unicode-scripts.ts';

/**
 * Returns the pre-tokenizer of a tokenizer.json.
 *
 * @throws FirthError `UNSUPPORTED` for an unknown type; `LIMIT` for sequences nested more than 32 deep; and what its parts throw
 */
export function readPreTokenizer(value: unknown, place: JSONPlace, depth = 0): PreTokenizer {
  const part = objectOf(value, place);
  const type = stringField(part, 'type', undefined, place);
  switch (type) {
    case 'Sequence': {
      const steps = readSteps(part, 'pretokenizers', place, depth, readPreTokenizer);
      return (text) => steps.reduce((parts, step) => parts.flatMap(step), [text]);
    }
    case 'ByteLevel':
      return readByteLevel(part, place);
    case 'Whitespace':
      return splitter(wordFinder, 'Removed', true);
    case 'WhitespaceSplit':
      return splitter(charFinder(isWhiteSpace), 'Removed');
    case 'BertPreTokenizer': {
      const atPunctuation = splitter(charFinder(isPunctuation), 'Isolated');
      const atSpace = splitter(charFinder(isWhiteSpace), 'Removed');
      return (text) => atSpace(text).flatMap(atPunctuation);
    }
    case 'Digits':
      return splitter(
        charFinder(isNumeric),
        booleanField(part, 'individual_digits', false, place) ? 'Isolated' : 'Contiguous',
      );
    case 'Punctuation':
      return splitter(charFinder(isPunctuation), behaviorOf(part, place));
    case 'CharDelimiterSplit':
      return splitter(stringFinder(stringField(part, 'delimiter', undefined, place)), 'Removed');
    case 'FixedLength':
      return fixedLength(integerField(part, 'length', 5, place, 1));
    case 'UnicodeScripts':
      return unicodeScripts;
    case 'Split':
      return splitter(
        readPattern(part, place).find,
        behaviorOf(part, place),
        booleanField(part, 'invert', false, place),
      );
    case 'Metaspace':
      return readMetaspace(part, place);
    default:
      throw unknownType(type, 'pre-tokenizer', place);
  }
}

function splitter(find: MatchFinder, behavior: SplitBehavior, invert = false): PreTokenizer {
  return (text) => splitAligned(text, find, behavior, invert);
}

function behaviorOf(part: JSONObject, place: JSONPlace): SplitBehavior {
  const name = stringField(part, 'behavior', 'Isolated', place);
  const behavior = splitBehaviors.find((known) => known === name);
  if (!behavior)
    throw jsonError('UNSUPPORTED', at(place, 'behavior'), `is ${name}; known are ${splitBehaviors.join(', ')}`);
  return behavior;
}

function readByteLevel(part: JSONObject, place: JSONPlace): PreTokenizer {
  const addsSpace = booleanField(part, 'add_prefix_space', true, place);
  const find = booleanField(part, 'use_regex', true, place) ? regexFinder(gpt2Pattern) : undefined;
  return (text) => {
    if (text.text === '') return [];
    const spaced = addsSpace && !text.text.startsWith(' ') ? prepend(text, ' ') : text;
    return (find ? splitAligned(spaced, find, 'Isolated') : [spaced]).map(byteLevel);
  };
}

function readMetaspace(part: JSONObject, place: JSONPlace): PreTokenizer {
  const replacement = stringField(part, 'replacement', '▁', place);
  if (replacement === '') throw jsonError('INCONSISTENT', at(place, 'replacement'), 'is empty');
  const prependScheme = prependSchemeOf(part, place);
  return metaspace({ replacement, prependScheme, split: booleanField(part, 'split', true, place) });
}

/** `prepend_scheme`, or what older files have: `add_prefix_space`. */
export function prependSchemeOf(part: JSONObject, place: JSONPlace): PrependScheme {
  const older = booleanField(part, 'add_prefix_space', true, place) ? 'always' : 'never';
  const scheme = stringField(part, 'prepend_scheme', older, place);
  if (scheme !== 'always' && scheme !== 'first' && scheme !== 'never')
    throw jsonError('UNSUPPORTED', at(place, 'prepend_scheme'), `is ${scheme}; known are always, first, never`);
  return scheme;
}

/** `\w+|[^\w\s]+` as Rust has it. */
const wordFinder: MatchFinder = (text) => {
  const spans: Span[] = [];
  const kindOf = (point: number): number => (isWord(point) ? 1 : isWhiteSpace(point) ? 0 : 2);
  for (let start = 0, end = 0; start < text.length; start = end) {
    const kind = kindOf(text.codePointAt(start)!);
    while (end < text.length && kindOf(text.codePointAt(end)!) === kind) end += text.codePointAt(end)! > 0xffff ? 2 : 1;
    spans.push({ start, end, isMatch: kind !== 0 });
  }
  return spans;
};
