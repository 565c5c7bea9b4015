import type { Instructions } from './instructions.ts';

/** One kernel's WebAssembly in base64, with and without relaxed SIMD. */
export interface Binary {
  readonly relaxed: string;
  readonly simd: string;
}

/** Returns the bytes of `binary` for `instructions`. */
export function binaryFor(binary: Binary, instructions: Exclude<Instructions, 'plain'>): Uint8Array<ArrayBuffer> {
  return decodeBinary(instructions === 'relaxed-simd' ? binary.relaxed : binary.simd);
}

/** Returns the bytes that `base64` stands for. */
export function decodeBinary(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
