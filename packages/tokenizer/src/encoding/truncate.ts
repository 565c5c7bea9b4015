import { type Encoding, FirthError, type Truncation } from '@firth/core';
import { sliceEncoding } from './join.ts';

/** One text's encoding, or a pair's. */
export type EncodingPair = readonly [Encoding] | readonly [Encoding, Encoding];

/**
 * Returns the encodings cut so that together they have `maxLength` tokens less `reserved`, which a template will add. What is cut off is
 * in `overflowing`, in windows that share `stride` tokens. Follows `truncate_encodings` of Hugging Face's tokenizers.
 *
 * @throws FirthError `BAD_OPTION` where the stride is not less than a window, or the text that may be cut is too short or missing
 */
export function truncatePair(pair: EncodingPair, truncation: Truncation, reserved: number): EncodingPair {
  const maxLength = truncation.maxLength - reserved;
  if (!(Number.isInteger(truncation.maxLength) && maxLength >= 0))
    throw new FirthError(
      'BAD_OPTION',
      `maxLength is ${truncation.maxLength}; it must be an integer of at least ${reserved}, the tokens of the template`,
    );
  const [first, second] = pair;
  const cut = (encoding: Encoding, length: number): Encoding => truncateOne(encoding, length, truncation);
  if (maxLength === 0) return second ? [cut(first, 0), cut(second, 0)] : [cut(first, 0)];

  const total = first.ids.length + (second?.ids.length ?? 0);
  const excess = total - maxLength;
  if (excess <= 0) return pair;
  const { strategy = 'longest-first' } = truncation;
  if (strategy === 'longest-first') {
    if (!second) return [cut(first, maxLength)];
    const [firstLength, secondLength] = shareOf(first.ids.length, second.ids.length, maxLength);
    return [cut(first, firstLength), cut(second, secondLength)];
  }
  const target = strategy === 'only-first' ? first : second;
  if (!target) throw new FirthError('BAD_OPTION', 'truncation is only-second, and there is no second text');
  const rest = target.ids.length - excess;
  if (rest <= 0)
    throw new FirthError(
      'BAD_OPTION',
      `truncation is ${strategy}, and that text has ${target.ids.length} tokens where ${excess} are too many`,
    );
  if (target === first) return second ? [cut(first, rest), second] : [cut(first, rest)];
  return [first, cut(target, rest)];
}

/** The longer one is cut to the length of the shorter, then both alike. */
function shareOf(first: number, second: number, maxLength: number): [number, number] {
  let shorter = Math.min(first, second);
  let longer = shorter > maxLength ? shorter : Math.max(shorter, maxLength - shorter);
  if (shorter + longer > maxLength) {
    shorter = Math.floor(maxLength / 2);
    longer = shorter + (maxLength % 2);
  }
  return first > second ? [longer, shorter] : [shorter, longer];
}

function truncateOne(encoding: Encoding, maxLength: number, { stride = 0, direction = 'right' }: Truncation): Encoding {
  const length = encoding.ids.length;
  if (length <= maxLength) return encoding;
  if (maxLength === 0) return { ...sliceEncoding(encoding, 0, 0), overflowing: [encoding] };
  if (!(Number.isInteger(stride) && stride >= 0 && stride < maxLength))
    throw new FirthError(
      'BAD_OPTION',
      `the stride is ${stride}; it must be less than the ${maxLength} tokens that are kept of the text`,
    );
  const windows =
    direction === 'right' ? windowsFromLeft(length, maxLength, stride) : windowsFromRight(length, maxLength, stride);
  const [kept, ...overflowing] = windows.map(([start, end]) => sliceEncoding(encoding, start, end));
  return { ...kept!, overflowing };
}

function windowsFromLeft(length: number, size: number, stride: number): [number, number][] {
  const windows: [number, number][] = [];
  for (let start = 0, end = 0; end < length; start += size - stride) {
    end = Math.min(start + size, length);
    windows.push([start, end]);
  }
  return windows;
}

function windowsFromRight(length: number, size: number, stride: number): [number, number][] {
  const windows: [number, number][] = [];
  for (let end = length, start = length; start > 0; end -= size - stride) {
    start = Math.max(end - size, 0);
    windows.push([start, end]);
  }
  return windows;
}
