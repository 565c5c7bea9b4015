import { matrix as binary } from '../generated/matrix.ts';
import { compileKernel } from '../lib/compile.ts';
import type { Instructions } from '../lib/instructions.ts';
import type { Entries } from './entries.ts';
import { multiplyPlainly } from './plain.ts';
import type { ProductSize } from './product-size.ts';

/** Matrix products in one memory. */
export interface MatrixKernel {
  /**
   * Writes C = A · B, or with `accumulate` C += A · B. C is row-major (`column` is 4). A and B may be transposed or blocks of larger
   * matrices; none may overlap C.
   */
  multiply(a: Entries, b: Entries, c: Entries, size: ProductSize, accumulate?: boolean): void;
}

/** Bytes that a kernel packs blocks in: f32[256 · 512 + 256 · 6 + 6 · 8], as assembly/matrix.ts has it. */
export const matrixScratchBytes: number = 4 * (256 * 512 + 256 * 6 + 6 * 8);

/**
 * Returns the compiled kernel of matrix products, which can be sent to workers.
 *
 * @throws FirthError `UNSUPPORTED` where the runtime lacks the instructions
 */
export function compileMatrixKernel(
  instructions: Exclude<Instructions, 'plain'>,
  memory: { readonly shared: boolean },
): Promise<WebAssembly.Module> {
  return compileKernel(binary, instructions, memory);
}

/**
 * Returns the products of matrices in `memory`, in WebAssembly where a `module` is given and else in plain TypeScript. One kernel serves
 * one thread: `scratch` is where its {@link matrixScratchBytes} bytes begin, on a multiple of 16.
 *
 * @example
 * ```ts
 * const buffer = Float32Array.of(1, 2, 3, 4, 0, 0, 0, 0).buffer;
 * const a = rowMajor(0, 2);
 * createMatrixKernel({ buffer }, 0).multiply(a, transposed(a), rowMajor(16, 2), { rows: 2, columns: 2, inner: 2 });
 * console.log(new Float32Array(buffer, 16).join(' ')); // 5 11 11 25
 * ```
 */
export function createMatrixKernel(
  memory: { readonly buffer: ArrayBufferLike },
  scratch: number,
  module?: WebAssembly.Module,
): MatrixKernel {
  if (!module) return { multiply: (...product) => multiplyPlainly(new Float32Array(memory.buffer), ...product) };
  const { multiply } = new WebAssembly.Instance(module, { env: { memory: memory as WebAssembly.Memory } })
    .exports as unknown as {
    multiply(...product: readonly (number | boolean)[]): void;
  };
  return {
    multiply(a, b, c, { rows, columns, inner }, accumulate = false) {
      const from = [a.at, a.row, a.column, b.at, b.row, b.column];
      multiply(...from, c.at, c.row, rows, columns, inner, accumulate, scratch);
    },
  };
}
