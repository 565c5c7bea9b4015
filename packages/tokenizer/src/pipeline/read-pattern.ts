import { FirthError } from '@firth/core';
import { type MatchFinder, regexFinder, stringFinder } from './find-matches.ts';
import { at, field, type JSONObject, type JSONPlace, jsonError, objectOf, stringOf } from './json.ts';

/** A pattern of a definition: `{ "String": … }` or `{ "Regex": … }`. */
export interface PatternDefinition {
  readonly isRegex: boolean;
  readonly source: string;
  readonly find: MatchFinder;
}

/** @throws FirthError `BAD_REGEX`; `INCONSISTENT` for an empty string, which matches nowhere; `BAD_HEADER` */
export function readPattern(part: JSONObject, place: JSONPlace): PatternDefinition {
  const patternPlace = at(place, 'pattern');
  const value = field(part, 'pattern');
  if (typeof value === 'string') return { isRegex: false, source: value, find: stringFinder(value) };
  const pattern = objectOf(value, patternPlace);
  const regex = field(pattern, 'Regex');
  if (regex !== undefined) {
    const source = stringOf(regex, at(patternPlace, 'Regex'));
    return { isRegex: true, source, find: compiled(source, patternPlace) };
  }
  const source = stringOf(field(pattern, 'String'), at(patternPlace, 'String'));
  if (source === '') throw jsonError('INCONSISTENT', patternPlace, 'is an empty string');
  return { isRegex: false, source, find: stringFinder(source) };
}

function compiled(source: string, place: JSONPlace): MatchFinder {
  try {
    return regexFinder(source);
  } catch (error) {
    throw error instanceof FirthError ? jsonError(error.code, place, `cannot be used: ${error.message}`) : error;
  }
}
