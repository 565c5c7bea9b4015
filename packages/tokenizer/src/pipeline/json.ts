import { type ErrorCode, FirthError } from '@firth/core';

/** A JSON object as `JSON.parse` gives it. Read its keys by {@link field}, never by an index that comes from a file. */
export type JSONObject = { readonly [key: string]: unknown };

/** Where in a definition something stands, for messages: `pre_tokenizer.pattern`. */
export interface JSONPlace {
  readonly file?: string | undefined;
  readonly path: string;
}

export function at(place: JSONPlace, key: string): JSONPlace {
  return { file: place.file, path: place.path === '' ? key : `${place.path}.${key}` };
}

export function jsonError(code: ErrorCode, place: JSONPlace, problem: string): FirthError {
  return new FirthError(
    code,
    `${place.path || 'the definition'} ${problem}`,
    place.file === undefined ? {} : { file: place.file },
  );
}

export function isObject(value: unknown): value is JSONObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an own key; `undefined` where it is absent or null. */
export function field(object: JSONObject, key: string): unknown {
  return Object.hasOwn(object, key) ? (object[key] ?? undefined) : undefined;
}

export function objectOf(value: unknown, place: JSONPlace): JSONObject {
  if (!isObject(value)) throw jsonError('BAD_HEADER', place, `is ${describe(value)} where an object is expected`);
  return value;
}

export function arrayOf(value: unknown, place: JSONPlace): readonly unknown[] {
  if (!Array.isArray(value)) throw jsonError('BAD_HEADER', place, `is ${describe(value)} where an array is expected`);
  return value;
}

export function stringOf(value: unknown, place: JSONPlace): string {
  if (typeof value !== 'string')
    throw jsonError('BAD_HEADER', place, `is ${describe(value)} where a string is expected`);
  return value;
}

/** A boolean field, `fallback` where it is absent. */
export function booleanField(object: JSONObject, key: string, fallback: boolean, place: JSONPlace): boolean {
  const value = field(object, key) ?? fallback;
  if (typeof value !== 'boolean')
    throw jsonError('BAD_HEADER', at(place, key), `is ${describe(value)} where true or false is expected`);
  return value;
}

export function stringField(object: JSONObject, key: string, fallback: string | undefined, place: JSONPlace): string {
  return stringOf(field(object, key) ?? fallback, at(place, key));
}

/** An integer field of at least `min`. */
export function integerField(
  object: JSONObject,
  key: string,
  fallback: number | undefined,
  place: JSONPlace,
  min = 0,
): number {
  const value = field(object, key) ?? fallback;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min)
    throw jsonError(
      'INCONSISTENT',
      at(place, key),
      `is ${describe(value)} where an integer of at least ${min} is expected`,
    );
  return value;
}

export function describe(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? `the string ${JSON.stringify(value.slice(0, 40))}` : `${value}`;
}
