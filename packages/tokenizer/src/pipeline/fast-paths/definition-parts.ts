import { field, isObject, type JSONObject } from '../json.ts';

/** The `type` of a part, or `undefined` where it is none. */
export function typeOf(part: unknown): unknown {
  return isObject(part) ? field(part, 'type') : undefined;
}

/** The parts of a sequence. */
export function stepsOf(part: JSONObject, key: string): JSONObject[] {
  const steps = field(part, key);
  return Array.isArray(steps) ? steps.filter(isObject) : [];
}

/** The regular expression of a part whose pattern is one. */
export function regexOf(part: JSONObject): string | undefined {
  const pattern = field(part, 'pattern');
  const regex = isObject(pattern) ? field(pattern, 'Regex') : undefined;
  return typeof regex === 'string' ? regex : undefined;
}
