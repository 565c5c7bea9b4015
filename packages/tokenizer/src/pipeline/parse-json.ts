import { FirthError, type WarningOptions, warn } from '@firth/core';

export interface ParseJSONOptions extends WarningOptions {
  /** What to call the file in messages. */
  readonly file?: string | undefined;
}

/** A string of JavaScript cannot be longer. */
const maxBytes = 512 * 2 ** 20;
const maxDepth = 64;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Returns the value of a JSON file. A byte order mark is left out with the warning `BOM`.
 *
 * @throws FirthError `EMPTY`; `LIMIT` for more than 512 MiB or more than 64 levels; `BAD_UTF8`; `BAD_JSON`; `BOM` in strict mode
 */
export function parseJSON(bytes: Uint8Array, options: ParseJSONOptions = {}): unknown {
  const place = options.file === undefined ? {} : { file: options.file };
  if (bytes.length === 0) throw new FirthError('EMPTY', 'the file has no bytes', place);
  if (bytes.length > maxBytes)
    throw new FirthError('LIMIT', `the file has ${bytes.length} bytes; the limit is ${maxBytes}`, place);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (hasMark) warn(options, { code: 'BOM', message: 'the file begins with a byte order mark', ...place, offset: 0 });
  const body = hasMark ? bytes.subarray(3) : bytes;
  const deep = depthBeyond(body, maxDepth);
  if (deep >= 0) throw new FirthError('LIMIT', `the JSON nests more than ${maxDepth} deep`, { ...place, offset: deep });
  let text: string;
  try {
    text = decoder.decode(body);
  } catch (cause) {
    throw new FirthError('BAD_UTF8', 'the file is not UTF-8', { ...place, cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FirthError('BAD_JSON', `the file is not JSON: ${(cause as Error).message}`, { ...place, cause });
  }
}

/** Where the brackets outside strings first nest deeper than `limit`, or -1. */
function depthBeyond(bytes: Uint8Array, limit: number): number {
  const quote = 0x22;
  const backslash = 0x5c;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (inString) {
      if (byte === backslash) at++;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > limit) return at;
    } else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return -1;
}
