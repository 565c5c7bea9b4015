import { at, booleanField, field, type JSONPlace, objectOf, stringField } from '../json.ts';
import { readSteps, unknownType } from '../read-parts.ts';
import { readPattern } from '../read-pattern.ts';
import { bertNormalizer } from './bert.ts';
import { lowercase, stripAccents } from './case.ts';
import type { Normalizer } from './normalizer.ts';
import { precompiled } from './precompiled.ts';
import { byteLevel, nmt, prependText, replaceMatches, strip } from './text.ts';
import { unicodeForm } from './unicode-form.ts';

/**
 * Returns the normalizer of a tokenizer.json.
 *
 * @throws FirthError `UNSUPPORTED` for an unknown type; `LIMIT` for sequences nested more than 32 deep; and what its parts throw
 */
export function readNormalizer(value: unknown, place: JSONPlace, depth = 0): Normalizer {
  const part = objectOf(value, place);
  const type = stringField(part, 'type', undefined, place);
  switch (type) {
    case 'Sequence': {
      const steps = readSteps(part, 'normalizers', place, depth, readNormalizer);
      return (source) => steps.reduce((text, step) => step(text), source);
    }
    case 'NFC':
    case 'NFD':
    case 'NFKC':
    case 'NFKD':
      return unicodeForm(type);
    case 'Lowercase':
      return lowercase;
    case 'StripAccents':
      return stripAccents;
    case 'Nmt':
      return nmt;
    case 'ByteLevel':
      return byteLevel;
    case 'Prepend':
      return prependText(stringField(part, 'prepend', undefined, place));
    case 'Strip':
      return strip(booleanField(part, 'strip_left', true, place), booleanField(part, 'strip_right', true, place));
    case 'Replace':
      return replaceMatches(readPattern(part, place).find, stringField(part, 'content', undefined, place));
    case 'Precompiled':
      return precompiled(stringField(part, 'precompiled_charsmap', '', place), at(place, 'precompiled_charsmap'));
    case 'BertNormalizer':
      return bertNormalizer({
        cleanText: booleanField(part, 'clean_text', true, place),
        handleChineseChars: booleanField(part, 'handle_chinese_chars', true, place),
        stripAccents:
          field(part, 'strip_accents') === undefined ? undefined : booleanField(part, 'strip_accents', true, place),
        lowercase: booleanField(part, 'lowercase', true, place),
      });
    default:
      throw unknownType(type, 'normalizer', place);
  }
}
