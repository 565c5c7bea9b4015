import { sequenceLength } from '../bytes/utf8.ts';
import { codePointAt } from './char-kind.ts';

/** Returns the end of the run, from `at`, of characters that have a kind in `wanted`. */
export function skipKind(kinds: Uint8Array, bytes: Uint8Array, at: number, end: number, wanted: number): number {
  while (at < end) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      if ((kinds[lead]! & wanted) === 0) return at;
      at++;
    } else {
      if ((kinds[codePointAt(bytes, at)]! & wanted) === 0) return at;
      at += sequenceLength(lead);
    }
  }
  return at;
}

/** Returns the end of the run, from `at`, of characters that have no kind in `refused`. */
export function skipOther(kinds: Uint8Array, bytes: Uint8Array, at: number, end: number, refused: number): number {
  while (at < end) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      if ((kinds[lead]! & refused) !== 0) return at;
      at++;
    } else {
      if ((kinds[codePointAt(bytes, at)]! & refused) !== 0) return at;
      at += sequenceLength(lead);
    }
  }
  return at;
}

/** Returns where the character before `at` begins. */
export function previousStart(bytes: Uint8Array, at: number): number {
  let start = at - 1;
  while ((bytes[start]! & 0xc0) === 0x80) start--;
  return start;
}
