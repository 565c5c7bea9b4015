import { FirthError, type Place } from '@firth/core';
import {
  float16,
  float16BigEndian,
  float32,
  float32BigEndian,
  float64,
  float64BigEndian,
  type NumberEncoding,
} from '../numbers/number-encoding.ts';

/** What the header of an .npy file says. */
export interface NpyHeader {
  /** The elements as numpy names them: `<f4`, `|S12`, `<U12`. */
  readonly type: string;
  readonly columnsFirst: boolean;
  readonly shape: readonly number[];
}

/**
 * One of the three keys of the Python dictionary that numpy writes, and its value: nothing else is read, and nothing is evaluated. A number of a
 * shape ends at a comma or at the bracket, so that there is one way to match it and no text takes long.
 */
const entry =
  /\s*'(descr|fortran_order|shape)'\s*:\s*('[^']*'|True|False|\(\s*(?:\d+L?\s*(?:,\s*|(?=\))))*\)|\[.*\])\s*(?:,|$)/sy;

/**
 * Returns what `text` says.
 *
 * @throws FirthError `BAD_HEADER`
 */
export function parseNpyHeader(text: string, place: Place): NpyHeader {
  const fields = fieldsOf(text, place);
  const type = fields.get('descr');
  const order = fields.get('fortran_order');
  const shape = fields.get('shape');
  if (!type || !shape?.startsWith('(') || (order !== 'True' && order !== 'False'))
    throw badHeader(text, "should have 'descr', 'fortran_order' and 'shape'", place);
  return {
    type: type.replaceAll("'", ''),
    columnsFirst: order === 'True',
    shape: Array.from(shape.matchAll(/\d+/g), ([extent]) => Number(extent)),
  };
}

const encodings: ReadonlyMap<string, NumberEncoding> = new Map([
  ['<f2', float16],
  ['>f2', float16BigEndian],
  ['<f4', float32],
  ['>f4', float32BigEndian],
  ['<f8', float64],
  ['>f8', float64BigEndian],
]);

/**
 * Returns how elements of `type` are stored.
 *
 * @throws FirthError `UNSUPPORTED` for elements that are no floating-point numbers: objects are pickles, which would run code
 */
export function encodingOfNpy(type: string, place: Place): NumberEncoding {
  const encoding = encodings.get(type);
  if (encoding) return encoding;
  throw new FirthError('UNSUPPORTED', `the elements are of type '${type}'; float16, 32 and 64 are read`, place);
}

function fieldsOf(text: string, place: Place): Map<string, string> {
  const dictionary = text.trimEnd();
  if (!dictionary.startsWith('{') || !dictionary.endsWith('}'))
    throw badHeader(text, 'should be a Python dictionary', place);
  const body = dictionary.slice(1, -1).trimEnd();
  const fields = new Map<string, string>();
  entry.lastIndex = 0;
  while (entry.lastIndex < body.length) {
    const [, key, value] = entry.exec(body) ?? [];
    if (key === undefined || value === undefined)
      throw badHeader(text, 'has something other than its three keys', place);
    if (fields.has(key)) throw badHeader(text, `has '${key}' twice`, place);
    fields.set(key, value);
  }
  return fields;
}

function badHeader(text: string, problem: string, place: Place): FirthError {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text.trimEnd();
  return new FirthError('BAD_HEADER', `the header ${problem}: ${JSON.stringify(shown)}`, place);
}
