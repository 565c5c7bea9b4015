import type { Encoding } from '@firth/core';
import type { Template } from '../../encoding/finish.ts';
import { type AddedEntry, withTypeId } from '../../encoding/plain-encoding.ts';
import {
  arrayOf,
  at,
  booleanField,
  field,
  integerField,
  type JSONObject,
  type JSONPlace,
  jsonError,
  objectOf,
  stringField,
  stringOf,
} from '../json.ts';
import { readSteps, unknownType } from '../read-parts.ts';
import { applyTemplate, countAdded, frame, type TemplatePiece } from './template.ts';
import { trimOffsets } from './trim-offsets.ts';

/** A step behind the model: changes the encodings of the texts and adds tokens. */
interface PostProcessor {
  addedTokens(isPair: boolean): number;
  process(texts: readonly Encoding[], addSpecialTokens: boolean): readonly Encoding[];
}

/**
 * Returns the post-processor of a tokenizer.json.
 *
 * @throws FirthError `UNSUPPORTED` for an unknown type; `INCONSISTENT` for a template that names a token without ids; `LIMIT`, `BAD_HEADER`
 */
export function readPostProcessor(value: unknown, place: JSONPlace): Template {
  const processor = readStep(value, place, 0);
  return {
    addedTokens: processor.addedTokens,
    apply: (pair, addSpecialTokens) => processor.process(pair, addSpecialTokens),
  };
}

function readStep(value: unknown, place: JSONPlace, depth: number): PostProcessor {
  const part = objectOf(value, place);
  const type = stringField(part, 'type', undefined, place);
  switch (type) {
    case 'Sequence': {
      const steps = readSteps(part, 'processors', place, depth, readStep);
      return {
        addedTokens: (isPair) => steps.reduce((sum, step) => sum + step.addedTokens(isPair), 0),
        process: (texts, addSpecialTokens) =>
          steps.reduce((current, step) => step.process(current, addSpecialTokens), texts),
      };
    }
    case 'BertProcessing':
      return bertProcessing(part, place);
    case 'RobertaProcessing':
      return robertaProcessing(part, place);
    case 'ByteLevel': {
      const trims = booleanField(part, 'trim_offsets', true, place);
      const addsSpace = booleanField(part, 'add_prefix_space', true, place);
      return {
        addedTokens: () => 0,
        process: (texts) => (trims ? texts.map((text) => trimOffsets(text, addsSpace)) : texts),
      };
    }
    case 'TemplateProcessing':
      return templateProcessing(part, place);
    default:
      throw unknownType(type, 'post-processor', place);
  }
}

/** `[CLS] A [SEP]`, `[CLS] A [SEP] B [SEP]`. */
function bertProcessing(part: JSONObject, place: JSONPlace): PostProcessor {
  const cls = [entryOf(part, 'cls', place)];
  const sep = [entryOf(part, 'sep', place)];
  const sepOfPair = [{ ...sep[0]!, typeId: 1 }];
  return {
    addedTokens: (isPair) => (isPair ? 3 : 2),
    process: (texts, addSpecialTokens) => {
      if (!addSpecialTokens) return texts;
      return texts.map((text, index) => (index === 0 ? frame(cls, text, sep) : frame([], text, sepOfPair)));
    },
  };
}

/** `<s> A </s>`, `<s> A </s></s> B </s>`; every type id is 0. */
function robertaProcessing(part: JSONObject, place: JSONPlace): PostProcessor {
  const cls = [entryOf(part, 'cls', place)];
  const sep = [entryOf(part, 'sep', place)];
  const trims = booleanField(part, 'trim_offsets', true, place);
  const addsSpace = booleanField(part, 'add_prefix_space', true, place);
  return {
    addedTokens: (isPair) => (isPair ? 4 : 2),
    process(texts, addSpecialTokens) {
      const plain = texts
        .map((text) => (trims ? trimOffsets(text, addsSpace) : text))
        .map((text) => ({
          ...withTypeId(text, 0),
          overflowing: text.overflowing.map((window) => withTypeId(window, 0)),
        }));
      if (!addSpecialTokens) return plain;
      return plain.map((text, index) => frame(index === 0 ? cls : sep, text, sep));
    },
  };
}

/** `["[SEP]", 102]`. */
function entryOf(part: JSONObject, key: string, place: JSONPlace): AddedEntry {
  const here = at(place, key);
  const [token, id] = arrayOf(field(part, key), here);
  return { token: stringOf(token, here), id: idOf(id, here), typeId: 0 };
}

function idOf(value: unknown, place: JSONPlace): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw jsonError('INCONSISTENT', place, 'has an id that is no integer of at least 0');
  return value;
}

function templateProcessing(part: JSONObject, place: JSONPlace): PostProcessor {
  const tokens = readTemplateTokens(part, place);
  const single = readPieces(part, 'single', tokens, place);
  const pair = readPieces(part, 'pair', tokens, place);
  return {
    addedTokens: (isPair) => countAdded(isPair ? pair : single),
    process: (texts, addSpecialTokens) => applyTemplate(texts.length > 1 ? pair : single, texts, addSpecialTokens),
  };
}

type TemplateTokens = ReadonlyMap<string, readonly Omit<AddedEntry, 'typeId'>[]>;

function readTemplateTokens(part: JSONObject, place: JSONPlace): TemplateTokens {
  const here = at(place, 'special_tokens');
  const entries = Object.entries(objectOf(field(part, 'special_tokens') ?? {}, here)).map(([name, value]) => {
    const inner = at(here, name);
    const token = objectOf(value, inner);
    const ids = arrayOf(field(token, 'ids'), at(inner, 'ids')).map((id) => idOf(id, inner));
    const texts = arrayOf(field(token, 'tokens'), at(inner, 'tokens')).map((text) => stringOf(text, inner));
    if (ids.length !== texts.length)
      throw jsonError('INCONSISTENT', inner, `has ${ids.length} ids and ${texts.length} tokens`);
    return [name, ids.map((id, index) => ({ id, token: texts[index]! }))] as const;
  });
  return new Map(entries);
}

function readPieces(part: JSONObject, key: string, tokens: TemplateTokens, place: JSONPlace): TemplatePiece[] {
  const here = at(place, key);
  return arrayOf(field(part, key), here).map((value): TemplatePiece => {
    const piece = objectOf(value, here);
    const special = field(piece, 'SpecialToken');
    if (special === undefined) {
      const sequence = objectOf(field(piece, 'Sequence'), at(here, 'Sequence'));
      const index = stringField(sequence, 'id', undefined, here) === 'B' ? 1 : 0;
      if (index === 1 && key === 'single')
        throw jsonError('INCONSISTENT', here, 'has the second text, where there is one');
      return { type: 'sequence', index, typeId: integerField(sequence, 'type_id', 0, here) };
    }
    const token = objectOf(special, at(here, 'SpecialToken'));
    const name = stringField(token, 'id', undefined, here);
    const entries = tokens.get(name);
    if (!entries)
      throw jsonError(
        'INCONSISTENT',
        here,
        `names the token ${JSON.stringify(name)}, which special_tokens does not have`,
      );
    const typeId = integerField(token, 'type_id', 0, here);
    return { type: 'tokens', entries: entries.map((entry) => ({ ...entry, typeId })) };
  });
}
