import type { ErrorCode, FirthError } from '@firth/core';
import { bpeModel } from '../bpe/bpe-model.ts';
import type { Model } from '../model.ts';
import { unigramModel } from '../unigram/unigram-model.ts';
import { wordLevelModel } from '../wordlevel/wordlevel-model.ts';
import { wordPieceModel } from '../wordpiece/wordpiece-model.ts';
import {
  arrayOf,
  at,
  booleanField,
  describe,
  field,
  integerField,
  type JSONObject,
  type JSONPlace,
  jsonError,
  objectOf,
  stringField,
  stringOf,
} from './json.ts';
import { readMerges, readVocabulary } from './read-vocabulary.ts';

/**
 * Returns the model of a tokenizer.json. Old files name no type: what they hold tells it.
 *
 * @throws FirthError `BAD_HEADER` where it is missing; `UNSUPPORTED` for an unknown type, and for BPE with dropout; `INCONSISTENT`,
 * `BAD_NUMBER` and `LIMIT` for what contradicts itself
 */
export function readModel(value: unknown, place: JSONPlace): Model {
  const model = objectOf(value, place);
  const type = stringField(model, 'type', typeOf(model), place);
  const fail = (code: ErrorCode, problem: string): FirthError => jsonError(code, place, `cannot be used: ${problem}`);
  switch (type) {
    case 'BPE': {
      if (field(model, 'dropout')) throw jsonError('UNSUPPORTED', at(place, 'dropout'), 'makes the ids random');
      return bpeModel(
        {
          ids: readVocabulary(field(model, 'vocab'), at(place, 'vocab')),
          merges: readMerges(model, place),
          unknownToken: optionalString(model, 'unk_token', place),
          continuingSubwordPrefix: optionalString(model, 'continuing_subword_prefix', place),
          endOfWordSuffix: optionalString(model, 'end_of_word_suffix', place),
          fuseUnknown: booleanField(model, 'fuse_unk', false, place),
          byteFallback: booleanField(model, 'byte_fallback', false, place),
          ignoreMerges: booleanField(model, 'ignore_merges', false, place),
        },
        fail,
      );
    }
    case 'WordPiece':
      return wordPieceModel(
        {
          ids: readVocabulary(field(model, 'vocab'), at(place, 'vocab')),
          unknownToken: stringField(model, 'unk_token', '[UNK]', place),
          continuingSubwordPrefix: stringField(model, 'continuing_subword_prefix', '##', place),
          maxInputCharsPerWord: integerField(model, 'max_input_chars_per_word', 100, place),
        },
        fail,
      );
    case 'WordLevel':
      return wordLevelModel(
        {
          ids: readVocabulary(field(model, 'vocab'), at(place, 'vocab')),
          unknownToken: stringField(model, 'unk_token', '<unk>', place),
        },
        fail,
      );
    case 'Unigram':
      return unigramModel(
        {
          pieces: readPieces(model, place),
          unknownId: field(model, 'unk_id') === undefined ? undefined : integerField(model, 'unk_id', undefined, place),
          byteFallback: booleanField(model, 'byte_fallback', false, place),
        },
        fail,
      );
    default:
      throw jsonError(
        'UNSUPPORTED',
        place,
        `has the type ${JSON.stringify(type)}; known are BPE, WordPiece, Unigram and WordLevel`,
      );
  }
}

function typeOf(model: JSONObject): string | undefined {
  if (field(model, 'merges') !== undefined) return 'BPE';
  if (field(model, 'unk_id') !== undefined) return 'Unigram';
  if (field(model, 'max_input_chars_per_word') !== undefined) return 'WordPiece';
  return field(model, 'vocab') === undefined ? undefined : 'WordLevel';
}

function optionalString(model: JSONObject, key: string, place: JSONPlace): string | undefined {
  const value = field(model, key);
  return value === undefined ? undefined : stringOf(value, at(place, key));
}

function readPieces(model: JSONObject, place: JSONPlace): (readonly [string, number])[] {
  const here = at(place, 'vocab');
  return arrayOf(field(model, 'vocab'), here).map((value, index) => {
    const [piece, score] = arrayOf(value, at(here, `${index}`));
    if (typeof score !== 'number')
      throw jsonError('BAD_NUMBER', at(here, `${index}`), `has the score ${describe(score)}`);
    return [stringOf(piece, at(here, `${index}`)), score];
  });
}
