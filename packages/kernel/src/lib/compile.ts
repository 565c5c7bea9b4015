import { FirthError } from '@firth/core';
import { type Binary, binaryFor } from './binary.ts';
import type { Instructions } from './instructions.ts';
import { withSharedMemory } from './shared-memory.ts';

/**
 * Returns the compiled module of `binary`, for a memory that is shared between threads or not.
 *
 * @throws FirthError `UNSUPPORTED` where the runtime lacks the instructions, or a page's security policy forbids WebAssembly
 */
export async function compileKernel(
  binary: Binary,
  instructions: Exclude<Instructions, 'plain'>,
  memory: { readonly shared: boolean },
): Promise<WebAssembly.Module> {
  const bytes = binaryFor(binary, instructions);
  try {
    return await WebAssembly.compile(memory.shared ? withSharedMemory(bytes) : bytes);
  } catch (cause) {
    const where = "a page with a Content-Security-Policy must allow it, as script-src 'wasm-unsafe-eval' does";
    throw new FirthError('UNSUPPORTED', `WebAssembly with ${instructions} cannot be compiled here; ${where}`, {
      cause,
    });
  }
}
