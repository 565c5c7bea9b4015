import { sequenceLength } from '../bytes/utf8.ts';
import { codePointAt, isLetterKind, isNumberKind, isSpaceKind, kindTable } from './char-kind.ts';
import { lowerContraction } from './contraction.ts';
import { skipKind, skipOther } from './runs.ts';
import type { NamedScanner, Scanner } from './scanner.ts';

const apostrophe = 0x27;

/**
 * Returns the scanner of CLIP's pattern: `'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+`. White space, which the pattern leaves
 * out, is a gap.
 */
export function clipScanner(): NamedScanner {
  const kinds = kindTable();
  const known = isLetterKind | isNumberKind | isSpaceKind;

  const scan: Scanner = (bytes, start, end) => {
    const lead = bytes[start]!;
    if (lead === apostrophe) {
      const length = lowerContraction(bytes, start);
      if (length > 0 && start + length <= end) return start + length;
    }
    const kind = kinds[codePointAt(bytes, start)]!;
    const next = start + sequenceLength(lead);
    if ((kind & isLetterKind) !== 0) return skipKind(kinds, bytes, next, end, isLetterKind);
    if ((kind & isSpaceKind) !== 0) return skipKind(kinds, bytes, next, end, isSpaceKind);
    return (kind & isNumberKind) !== 0 ? next : skipOther(kinds, bytes, next, end, known);
  };
  return { name: 'clip', scan, isGap: (bytes, start) => (kinds[codePointAt(bytes, start)]! & isSpaceKind) !== 0 };
}
