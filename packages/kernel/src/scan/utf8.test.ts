import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstInvalidByte, repairUtf8 } from './utf8.ts';

const strict = new TextDecoder('utf-8', { fatal: true });

function isValid(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

describe('firstInvalidByte', () => {
  it.each([
    ['a lone continuation', [0x61, 0x80], 1],
    ['an overlong slash', [0x61, 0x62, 0xc0, 0xaf], 2],
    ['an overlong form of three bytes', [0xe0, 0x9f, 0xbf], 0],
    ['the first surrogate', [0xed, 0xa0, 0x80], 0],
    ['an overlong form of four bytes', [0xf0, 0x8f, 0xbf, 0xbf], 0],
    ['a number past U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0],
    ['a lead byte of five', [0xf8, 0x88, 0x80, 0x80, 0x80], 0],
    ['a sequence cut short by ASCII', [0xe2, 0x82, 0x41], 0],
    ['a sequence cut short by the end', [0x41, 0xf0, 0x9f, 0x98], 1],
  ])('finds %s', (_, bytes, place) => {
    expect(firstInvalidByte(Uint8Array.from(bytes))).toBe(place);
  });

  it('takes the first and last character of every length', () => {
    const text = '\0\x7f\x80\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{10ffff}';
    expect(firstInvalidByte(new TextEncoder().encode(text))).toBe(-1);
  });

  it('finds a bad byte at any place after ASCII, at any alignment', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = new Uint8Array(length + 5).fill(0x61);
      bytes[length + 3] = 0xff;
      for (const from of [0, 1, 2, 3]) expect(firstInvalidByte(bytes.subarray(from))).toBe(length + 3 - from);
    }
  });

  it('agrees with TextDecoder on random bytes: all before the place is valid, and nothing longer is', () => {
    const byte = fc.constantFrom(
      0x41,
      0x80,
      0x8f,
      0x90,
      0x9f,
      0xa0,
      0xbf,
      0xc2,
      0xdf,
      0xe0,
      0xe1,
      0xed,
      0xef,
      0xf0,
      0xf1,
      0xf4,
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 12 }), (array) => {
        const bytes = Uint8Array.from(array);
        const place = firstInvalidByte(bytes);
        if (place < 0) expect(isValid(bytes)).toBe(true);
        else {
          expect(isValid(bytes.subarray(0, place))).toBe(true);
          for (let end = place + 1; end <= bytes.length; end++) expect(isValid(bytes.subarray(0, end))).toBe(false);
        }
      }),
      { numRuns: 5000, seed: 1 },
    );
  });
});

describe('repairUtf8', () => {
  it('replaces each ill-formed sequence by U+FFFD and keeps byte order marks', () => {
    const repaired = repairUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xff, 0xe2, 0x82, 0x62));
    expect([...new TextDecoder('utf-8', { ignoreBOM: true }).decode(repaired)]).toEqual([
      '\ufeff',
      'a',
      '\ufffd',
      '\ufffd',
      'b',
    ]);
  });
});
