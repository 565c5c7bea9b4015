import type { AddedToken } from './added-tokens.ts';
import { arrayOf, at, booleanField, field, type JSONPlace, jsonError, objectOf, stringField } from './json.ts';
import { checkId, idLimit } from './read-vocabulary.ts';

/**
 * Returns the added tokens of a tokenizer.json.
 *
 * @throws FirthError `INCONSISTENT` for an empty one, which would be found everywhere, and for a wrong id; `LIMIT` for a huge one
 */
export function readAddedTokens(value: unknown, vocabularySize: number, place: JSONPlace): AddedToken[] {
  const list = arrayOf(value ?? [], place);
  return list.map((entry, index) => {
    const here = at(place, `${index}`);
    const token = objectOf(entry, here);
    const id = field(token, 'id');
    checkId(id, idLimit(vocabularySize + list.length), here);
    const content = stringField(token, 'content', undefined, here);
    if (content === '') throw jsonError('INCONSISTENT', here, 'is an empty token');
    const special = booleanField(token, 'special', false, here);
    return {
      id,
      content,
      singleWord: booleanField(token, 'single_word', false, here),
      stripLeft: booleanField(token, 'lstrip', false, here),
      stripRight: booleanField(token, 'rstrip', false, here),
      normalized: booleanField(token, 'normalized', !special, here),
      special,
    };
  });
}
