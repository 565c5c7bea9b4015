import { afterEach, describe, expect, it, vi } from 'vitest';
import { sharedUint32 } from './shared-uint32.ts';

afterEach(() => vi.unstubAllGlobals());

describe('sharedUint32', () => {
  it('shares its memory where it can be shared', () => {
    expect(sharedUint32(3).buffer).toBeInstanceOf(SharedArrayBuffer);
    vi.stubGlobal('SharedArrayBuffer', undefined);
    expect(sharedUint32(3)).toEqual(new Uint32Array(new ArrayBuffer(12)));
  });

  it('throws a typed error when memory runs out', () => {
    expect(() => sharedUint32(2 ** 51)).toThrow(expect.objectContaining({ code: 'OUT_OF_MEMORY' }));
  });
});
