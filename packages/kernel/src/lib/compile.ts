import { type Binary, binaryFor } from './binary.ts';
import type { Instructions } from './instructions.ts';
import { withSharedMemory } from './shared-memory.ts';

/** Returns the compiled module of `binary`, for a memory that is shared between threads or not. */
export function compileKernel(
  binary: Binary,
  instructions: Exclude<Instructions, 'plain'>,
  memory: { readonly shared: boolean },
): Promise<WebAssembly.Module> {
  const bytes = binaryFor(binary, instructions);
  return WebAssembly.compile(memory.shared ? withSharedMemory(bytes) : bytes);
}
