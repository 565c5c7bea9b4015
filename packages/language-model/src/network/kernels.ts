import { compileMatrixKernel, createMatrixKernel, type MatrixKernel, matrixScratchBytes } from '@firth/kernel/matrix';
import type { Instructions } from '@firth/kernel/runtime';
import { compileTransformerKernel, createTransformerKernel, type TransformerKernel } from '@firth/kernel/transformer';

/** All that a network computes with, on one memory. */
export type Kernels = MatrixKernel & TransformerKernel;

/** The compiled kernels, which can be sent to workers. */
export interface KernelModules {
  readonly matrix: WebAssembly.Module;
  readonly transformer: WebAssembly.Module;
}

/** Bytes of scratch that {@link createKernels} takes. */
export const kernelScratchBytes: number = matrixScratchBytes;

/**
 * Returns the compiled kernels; none for plain TypeScript.
 *
 * @throws FirthError `UNSUPPORTED` where the runtime lacks the instructions
 */
export async function compileKernels(
  instructions: Instructions,
  memory: { readonly shared: boolean },
): Promise<KernelModules | undefined> {
  if (instructions === 'plain') return undefined;
  const [matrix, transformer] = await Promise.all([
    compileMatrixKernel(instructions, memory),
    compileTransformerKernel(instructions, memory),
  ]);
  return { matrix, transformer };
}

/** Returns the kernels of one thread on `memory`. */
export function createKernels(
  memory: { readonly buffer: ArrayBufferLike },
  scratch: number,
  modules: KernelModules | undefined,
): Kernels {
  return {
    ...createTransformerKernel(memory, modules?.transformer),
    ...createMatrixKernel(memory, scratch, modules?.matrix),
  };
}
