import type { ErrorCode, FirthError } from '@firth/core';

/** The rules of a normalizer that SentencePiece compiled: strings of UTF-8 and what replaces them. */
export interface Charsmap {
  /**
   * Looks for a rule at `start`: the longest, or the shortest. Returns its length in bytes, 0 where there is none; `replacementStart` and
   * `replacementEnd` are then the bounds of the replacement in `blob`.
   */
  find(bytes: Uint8Array, start: number, end: number, wanted: 'longest' | 'shortest'): number;
  readonly blob: Uint8Array;
  replacementStart: number;
  replacementEnd: number;
}

/**
 * Returns the rules of a precompiled charsmap: the size of a trie in bytes (32 bits, little endian), the trie, and the replacements, each
 * with a zero behind it. The trie is a double array of darts-clone, a 32-bit unit a node.
 *
 * Every place that the trie names is checked against what is there, also while it is searched: a broken one finds nothing.
 *
 * @throws FirthError `INCONSISTENT` where the sizes do not fit or the trie names a replacement that is not there
 */
export function readCharsmap(data: Uint8Array, fail: (code: ErrorCode, problem: string) => FirthError): Charsmap {
  if (data.length < 4) throw fail('INCONSISTENT', `has ${data.length} bytes where a size of 4 bytes is expected`);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const trieSize = view.getUint32(0, true);
  if (trieSize > data.length - 4 || trieSize % 4 !== 0 || trieSize === 0)
    throw fail('INCONSISTENT', `promises a trie of ${trieSize} bytes where ${data.length - 4} are left`);
  const units = new Uint32Array(trieSize / 4);
  for (let i = 0; i < units.length; i++) units[i] = view.getUint32(4 + 4 * i, true);
  const blob = data.subarray(4 + trieSize);
  if (blob.length === 0 || blob[blob.length - 1] !== 0) throw fail('INCONSISTENT', 'ends inside a replacement');
  checkTrie(units, blob.length, fail);

  return {
    blob,
    replacementStart: 0,
    replacementEnd: 0,
    find(bytes, start, end, wanted) {
      let node = offsetOf(units[0]!);
      let length = 0;
      for (let at = start; at < end; at++) {
        node ^= bytes[at]!;
        if (node >= units.length) break;
        const unit = units[node]!;
        if ((unit & 0x800000ff) >>> 0 !== bytes[at]) break;
        node ^= offsetOf(unit);
        if ((unit & 0x100) === 0 || node >= units.length) continue;
        length = at + 1 - start;
        this.replacementStart = units[node]! & 0x7fffffff;
        if (wanted === 'shortest') break;
      }
      if (length > 0) this.replacementEnd = blob.indexOf(0, this.replacementStart);
      return length;
    },
  };
}

/** Where a node's children are: see `DoubleArrayUnit::offset` in darts-clone, darts.h. */
function offsetOf(unit: number): number {
  return (unit >>> 10) << ((unit & 0x200) >>> 6);
}

/** Every leaf that can be reached names a place in the replacements. */
function checkTrie(
  units: Uint32Array,
  blobLength: number,
  fail: (code: ErrorCode, problem: string) => FirthError,
): void {
  const seen = new Uint8Array(units.length);
  const pending = [0];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const unit = units[node]!;
    const base = node ^ offsetOf(unit);
    if ((unit & 0x100) !== 0 && !((units[base] ?? 0xffffffff) % 0x80000000 < blobLength))
      throw fail('INCONSISTENT', 'has a rule whose replacement is outside the file');
    for (let byte = 0; byte < 256; byte++) {
      const child = (base ^ byte) >>> 0;
      if (child >= units.length || seen[child] === 1 || (units[child]! & 0x800000ff) >>> 0 !== byte) continue;
      if (byte === 0 && (unit & 0x100) !== 0) continue;
      seen[child] = 1;
      pending.push(child);
    }
  }
}
