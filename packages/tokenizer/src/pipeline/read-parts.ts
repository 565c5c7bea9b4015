import type { FirthError } from '@firth/core';
import { arrayOf, at, field, type JSONObject, type JSONPlace, jsonError } from './json.ts';

/** A sequence of a sequence, and so on: deeper than this is an attack. */
const maxDepth = 32;

/** Reads a step of a sequence, which is inside `depth` of them. */
type ReadStep<Step> = (value: unknown, place: JSONPlace, depth: number) => Step;

/**
 * Returns the steps that `key` of a sequence lists, the sequence itself being inside `depth` others.
 *
 * @throws FirthError `LIMIT` for a step that is inside more than 32 sequences; and what `readStep` throws
 */
export function readSteps<Step>(
  sequence: JSONObject,
  key: string,
  place: JSONPlace,
  depth: number,
  readStep: ReadStep<Step>,
): Step[] {
  return arrayOf(field(sequence, key), at(place, key)).map((step, index) => {
    const here = at(place, `${key}.${index}`);
    if (depth >= maxDepth) throw jsonError('LIMIT', here, `nests more than ${maxDepth} sequences`);
    return readStep(step, here, depth + 1);
  });
}

/** Returns the error for a part whose type is none of those of its `kind`. */
export function unknownType(type: string, kind: string, place: JSONPlace): FirthError {
  return jsonError('UNSUPPORTED', place, `has the type ${JSON.stringify(type)}, which is no ${kind} that is known`);
}
