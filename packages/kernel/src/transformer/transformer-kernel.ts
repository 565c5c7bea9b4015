import { transformer as binary } from '../generated/transformer.ts';
import { compileKernel } from '../lib/compile.ts';
import type { Instructions } from '../lib/instructions.ts';
import type { TransformerKernel } from './kernel.ts';
import { plainTransformer } from './plain.ts';

/**
 * Returns the compiled kernel, which can be sent to workers.
 *
 * @throws FirthError `UNSUPPORTED` where the runtime lacks the instructions
 */
export function compileTransformerKernel(
  instructions: Exclude<Instructions, 'plain'>,
  memory: { readonly shared: boolean },
): Promise<WebAssembly.Module> {
  return compileKernel(binary, instructions, memory);
}

/**
 * Returns the operations on `memory`, in WebAssembly where a `module` is given and else in plain TypeScript.
 *
 * @example
 * ```ts
 * const buffer = Float32Array.of(1, 2, 3, 4, 10, 20, 30, 40).buffer;
 * createTransformerKernel({ buffer }).add(0, 16, 4);
 * console.log(new Float32Array(buffer, 0, 4).join(' ')); // 11 22 33 44
 * ```
 */
export function createTransformerKernel(
  memory: { readonly buffer: ArrayBufferLike },
  module?: WebAssembly.Module,
): TransformerKernel {
  if (!module) return plainTransformer(memory);
  return new WebAssembly.Instance(module, { env: { memory: memory as WebAssembly.Memory } })
    .exports as unknown as TransformerKernel;
}
