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
  const entries = Object.entries(objectOf(value, place));
  const limit = Math.max(idsPerToken * entries.length, smallestIdLimit);
  const ids = new Map<string, number>();
  const seen = new Set<number>();
  for (const [token, id] of entries) {
    checkId(id, limit, at(place, JSON.stringify(token)));
    if (seen.has(id as number)) throw jsonError('INCONSISTENT', place, `has two tokens of the id ${id}`);
    seen.add(id as number);
    ids.set(token, id as number);
  }
  return ids;
}

/** The greatest id that a definition with so many tokens may have. */
export function idLimit(tokens: number): number {
  return Math.max(idsPerToken * tokens, smallestIdLimit);
}

export function checkId(id: unknown, limit: number, place: JSONPlace): asserts id is number {
  if (typeof id !== 'number' || !Number.isInteger(id) || id < 0)
    throw jsonError('INCONSISTENT', place, `has the id ${describe(id)} where an integer of at least 0 is expected`);
  if (id > limit) throw jsonError('LIMIT', place, `has the id ${id}, beyond the limit of ${limit}`);
}

/**
 * Returns the merges of a BPE: pairs, or strings of two parts with a space between.
 *
 * @throws FirthError `BAD_HEADER` for one that has not two parts
 */
export function readMerges(model: JSONObject, place: JSONPlace): (readonly [string, string])[] {
  const here = at(place, 'merges');
  return arrayOf(field(model, 'merges') ?? [], here).map((merge, index) => {
    const parts = typeof merge === 'string' ? merge.split(' ') : merge;
    if (!Array.isArray(parts) || parts.length !== 2 || typeof parts[0] !== 'string' || typeof parts[1] !== 'string')
      throw jsonError('BAD_HEADER', at(here, `${index}`), `is ${describe(merge)} where two tokens are expected`);
    return [parts[0], parts[1]];
  });
}
