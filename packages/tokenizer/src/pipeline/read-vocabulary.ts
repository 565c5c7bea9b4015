import type { FirthError } from '@firth/core';
import { arrayOf, at, describe, field, type JSONObject, type JSONPlace, jsonError, objectOf } from './json.ts';

/** An id may be at most this many times the number of tokens, or 2^20: a huge one would make a huge table. */
const idsPerToken = 4;
const smallestIdLimit = 2 ** 20;

/**
 * Returns the ids of a vocabulary object.
 *
 * @throws FirthError `INCONSISTENT` for an id that is no integer of at least 0, or that two tokens have; `LIMIT` for one far beyond the
 * number of tokens; `BAD_HEADER` where it is no object
 */
export function readVocabulary(value: unknown, place: JSONPlace): Map<string, number> {
  const vocabulary = objectOf(value, place);
  const tokens = Object.keys(vocabulary);
  const limit = idLimit(tokens.length);
  const ids = new Map<string, number>();
  const isSeen = new Uint8Array(limit + 1);
  for (const token of tokens) {
    const id = vocabulary[token];
    // Where it stands is written out only for an error: a vocabulary has a hundred thousand ids.
    if (!isId(id, limit)) throw idError(id, limit, at(place, JSON.stringify(token)));
    if (isSeen[id] === 1) throw jsonError('INCONSISTENT', place, `has two tokens of the id ${id}`);
    isSeen[id] = 1;
    ids.set(token, id);
  }
  return ids;
}

/** The greatest id that a definition with so many tokens may have. */
export function idLimit(tokens: number): number {
  return Math.max(idsPerToken * tokens, smallestIdLimit);
}

export function checkId(id: unknown, limit: number, place: JSONPlace): asserts id is number {
  if (!isId(id, limit)) throw idError(id, limit, place);
}

function isId(id: unknown, limit: number): id is number {
  return typeof id === 'number' && Number.isInteger(id) && id >= 0 && id <= limit;
}

function idError(id: unknown, limit: number, place: JSONPlace): FirthError {
  return typeof id === 'number' && Number.isInteger(id) && id > limit
    ? jsonError('LIMIT', place, `has the id ${id}, beyond the limit of ${limit}`)
    : jsonError('INCONSISTENT', place, `has the id ${describe(id)} where an integer of at least 0 is expected`);
}

/**
 * Returns the merges of a BPE: pairs, or strings of two parts with a space between.
 *
 * @throws FirthError `BAD_HEADER` for one that has not two parts
 */
export function readMerges(model: JSONObject, place: JSONPlace): (readonly [string, string])[] {
  const here = at(place, 'merges');
  return arrayOf(field(model, 'merges') ?? [], here).map((merge, index) => {
    const parts = typeof merge === 'string' ? halvesOf(merge) : merge;
    if (!Array.isArray(parts) || parts.length !== 2 || typeof parts[0] !== 'string' || typeof parts[1] !== 'string')
      throw jsonError('BAD_HEADER', at(here, `${index}`), `is ${describe(merge)} where two tokens are expected`);
    return [parts[0], parts[1]];
  });
}

/** The parts of a string with one space: as `split` gives them, in half its time. */
function halvesOf(merge: string): readonly [string, string] | undefined {
  const space = merge.indexOf(' ');
  return space < 0 || merge.includes(' ', space + 1) ? undefined : [merge.slice(0, space), merge.slice(space + 1)];
}
