import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, isUtf8, repairUtf8 } from './utf8.ts';

const strict = new TextDecoder('utf-8', { fatal: true });

function isDecodable(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

describe('isUtf8', () => {
  it('agrees with TextDecoder on every pair of bytes, alone and with bytes behind', () => {
    for (let first = 0; first < 256; first++) {
      for (let second = 0; second < 256; second++) {
        for (const tail of [[], [0x80], [0xbf, 0x80], [0x80, 0x80, 0x80], [0x41]]) {
          const bytes = Uint8Array.of(first, second, ...tail);
          if (isUtf8(bytes, 0, bytes.length) !== isDecodable(bytes)) expect([...bytes]).toEqual('the same answer');
        }
      }
    }
  });

  it('agrees with TextDecoder on bytes of any kind', () => {
    const byte = fc.constantFrom(0x41, 0x80, 0x9f, 0xa0, 0xbf, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5);
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 8 }), (values) => {
        const bytes = Uint8Array.from(values);
        expect(isUtf8(bytes, 0, bytes.length)).toBe(isDecodable(bytes));
      }),
      { numRuns: 5_000, seed: 9 },
    );
  });

  it('looks at nothing outside of its range', () => {
    expect(isUtf8(Uint8Array.of(0xff, 0x41, 0xff), 1, 2)).toBe(true);
    expect(isUtf8(Uint8Array.of(0xc3, 0xa9), 0, 1)).toBe(false);
  });
});

describe('repairUtf8', () => {
  it('puts U+FFFD in the place of bad bytes and keeps the rest, a byte order mark included', () => {
    expect(decodeUtf8(repairUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xff)))).toBe('\ufeffa\ufffd');
  });
});
