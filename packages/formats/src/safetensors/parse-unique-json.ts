import { FirthError, type Place } from '@firth/core';

const maxDepth = 64;

/**
 * Returns the value of `text`, as `JSON.parse` does, but refuses an object in which a key stands twice, of which `JSON.parse` and most
 * others keep one and say nothing: two readers of one file must not see two different tensors.
 *
 * @throws FirthError `BAD_JSON`, also for more than 64 levels
 */
export function parseUniqueJSON(text: string, place: Place): unknown {
  checkStructure(text, place);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FirthError('BAD_JSON', `the header is not JSON: ${(cause as Error).message}`, { ...place, cause });
  }
}

function checkStructure(text: string, place: Place): void {
  /** The keys of each object that is open; none for an array. */
  const open: (Set<string> | undefined)[] = [];
  let string = '';
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (mark === '"') {
      const end = endOfString(text, at);
      string = text.slice(at, end);
      at = end - 1;
    } else if (mark === '{' || mark === '[') {
      open.push(mark === '{' ? new Set() : undefined);
      if (open.length > maxDepth)
        throw new FirthError('BAD_JSON', `the header nests more than ${maxDepth} deep`, place);
    } else if (mark === '}' || mark === ']') open.pop();
    else if (mark === ':') addKey(open.at(-1), string, place);
  }
}

/** Returns where the string that begins at `start` is over: behind its closing quote, or at the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') return at + 1;
    if (text[at] === '\\') at++;
  }
  return text.length;
}

function addKey(keys: Set<string> | undefined, string: string, place: Place): void {
  const key = unescaped(string);
  if (keys?.has(key)) throw new FirthError('BAD_JSON', `the header has the key ${string} twice in one object`, place);
  keys?.add(key);
}

/** `"\u0061"` and `"a"` are one key. What is no JSON is found when the whole is parsed. */
function unescaped(string: string): string {
  try {
    return String(JSON.parse(string));
  } catch {
    return string;
  }
}
