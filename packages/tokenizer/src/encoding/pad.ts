import { type Encoding, FirthError, type Padding } from '@firth/core';
import { joinEncodings } from './join.ts';
import { addedEncoding } from './plain-encoding.ts';

/** A batch row may be padded to this length at most: a mistaken length would fill the memory. */
const maxLength = 2 ** 24;

/**
 * Returns the encodings padded to one length: `padding.length`, or that of the longest; rounded up to a multiple. Longer ones stay as
 * they are, and overflow is padded likewise.
 *
 * @throws FirthError `BAD_OPTION` for a length beyond 2^24
 */
export function padEncodings(encodings: readonly Encoding[], padding: Padding): Encoding[] {
  const longest = padding.length ?? encodings.reduce((length, { ids }) => Math.max(length, ids.length), 0);
  const multiple = padding.multipleOf ?? 0;
  const length = multiple > 0 ? Math.ceil(longest / multiple) * multiple : longest;
  if (!(length <= maxLength))
    throw new FirthError('BAD_OPTION', `the padding's length is ${length}; the limit is ${maxLength}`);
  return encodings.map((encoding) => padOne(encoding, length, padding));
}

function padOne(encoding: Encoding, length: number, padding: Padding): Encoding {
  const overflowing = encoding.overflowing.map((window) => padOne(window, length, padding));
  const missing = length - encoding.ids.length;
  if (missing <= 0) return { ...encoding, overflowing };
  const entry = { id: padding.id ?? 0, token: padding.token ?? '[PAD]', typeId: padding.typeId ?? 0 };
  const fill = addedEncoding(new Array(missing).fill(entry), true);
  const text = { ...encoding, overflowing: [] };
  return { ...joinEncodings(padding.direction === 'left' ? [fill, text] : [text, fill]), overflowing };
}
