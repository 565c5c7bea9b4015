import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPieceKernel } from './piece-kernel.ts';

const tokens = { pool: new TextEncoder().encode('ab'), starts: Uint32Array.of(0, 1), ends: Uint32Array.of(1, 2) };
const options = { kinds: new Uint8Array(0x110000), tokens };

describe('the memory of the piece kernel', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('is an error with a code where the runtime refuses it', () => {
    vi.spyOn(WebAssembly, 'Memory').mockImplementation(function refuse() {
      throw new RangeError('could not allocate memory');
    } as unknown as typeof WebAssembly.Memory);
    expect(() => createPieceKernel(options)).toThrow(
      expect.objectContaining({ code: 'OUT_OF_MEMORY', message: expect.stringContaining('for the tokens and merges') }),
    );
  });

  it('grows with the token that is asked for', () => {
    const kernel = createPieceKernel(options)!;
    expect(kernel.find(new Uint8Array(1 << 20))).toBe(-1);
    expect(kernel.find(new TextEncoder().encode('b'))).toBe(1);
  });
});
