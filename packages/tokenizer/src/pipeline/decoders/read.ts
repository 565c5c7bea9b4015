import { booleanField, integerField, type JSONPlace, objectOf, stringField } from '../json.ts';
import { prependSchemeOf } from '../pre-tokenizers/read.ts';
import { readSteps, unknownType } from '../read-parts.ts';
import { readPattern } from '../read-pattern.ts';
import { decodeByteFallback, decodeByteLevel } from './bytes.ts';
import type { Decoder } from './decoder.ts';
import { decodeCTC, decodeMetaspace, decodeStrip, decodeSuffix, decodeWordPiece } from './words.ts';

/**
 * Returns the decoder of a tokenizer.json.
 *
 * @throws FirthError `UNSUPPORTED` for an unknown type; `LIMIT` for sequences nested more than 32 deep; and what its parts throw
 */
export function readDecoder(value: unknown, place: JSONPlace, depth = 0): Decoder {
  const part = objectOf(value, place);
  const type = stringField(part, 'type', undefined, place);
  switch (type) {
    case 'Sequence': {
      const steps = readSteps(part, 'decoders', place, depth, readDecoder);
      return (tokens) => steps.reduce((parts, step) => step(parts), [...tokens]);
    }
    case 'ByteLevel':
      return decodeByteLevel;
    case 'ByteFallback':
      return decodeByteFallback;
    case 'Fuse':
      return (tokens) => [tokens.join('')];
    case 'WordPiece':
      return decodeWordPiece(stringField(part, 'prefix', '##', place), booleanField(part, 'cleanup', true, place));
    case 'Metaspace':
      return decodeMetaspace(stringField(part, 'replacement', '▁', place), prependSchemeOf(part, place));
    case 'BPEDecoder':
      return decodeSuffix(stringField(part, 'suffix', '</w>', place));
    case 'CTC':
      return decodeCTC(
        stringField(part, 'pad_token', '<pad>', place),
        stringField(part, 'word_delimiter_token', '|', place),
        booleanField(part, 'cleanup', true, place),
      );
    case 'Strip':
      return decodeStrip(
        stringField(part, 'content', ' ', place),
        integerField(part, 'start', 0, place),
        integerField(part, 'stop', 0, place),
      );
    case 'Replace': {
      const { find } = readPattern(part, place);
      const content = stringField(part, 'content', undefined, place);
      return (tokens) =>
        tokens.map((token) =>
          find(token).reduce(
            (text, { start, end, isMatch }) => text + (isMatch ? content : token.slice(start, end)),
            '',
          ),
        );
    }
    default:
      throw unknownType(type, 'decoder', place);
  }
}
