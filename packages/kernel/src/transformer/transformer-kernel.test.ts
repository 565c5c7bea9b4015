import { describe, expect, it } from 'vitest';
import { type Instructions, supportedInstructions } from '../lib/instructions.ts';
import { createGenerator } from '../random/generator.ts';
import type { TransformerKernel } from './kernel.ts';
import { compileTransformerKernel, createTransformerKernel } from './transformer-kernel.ts';

const all = ['relaxed-simd', 'simd'] as const satisfies Instructions[];
const supported = all.filter((_, i) => i >= (all as readonly Instructions[]).indexOf(supportedInstructions()));

/** Eight regions of 400 numbers, past the first page, where a kernel keeps its constants. */
const regions = Array.from({ length: 10 }, (_, i) => 65_536 + 1600 * i);
const [x, y, z, u, v, w, g, p] = regions as [number, number, number, number, number, number, number, number];
const [rows, columns] = [5, 12];

/** Each operation on the same numbers. */
const operations: Readonly<Record<string, (kernel: TransformerKernel) => void>> = {
  'a sum': (kernel) => kernel.add(x, y, 60),
  'a sum with each row': (kernel) => kernel.addToRows(x, y, rows, columns),
  'the sum of rows': (kernel) => kernel.sumRows(x, y, rows, columns),
  'layer normalization': (kernel) => kernel.layerNorm(x, y, z, u, v, rows, columns, 1e-5),
  'layer normalization backward': (kernel) => {
    kernel.layerNorm(x, y, z, u, v, rows, columns, 1e-5);
    kernel.layerNormBackward(x, y, v, g, u, w, p, rows, columns);
  },
  GELU: (kernel) => kernel.gelu(x, y, 60),
  'GELU backward': (kernel) => kernel.geluBackward(x, g, 60),
  'causal softmax': (kernel) => kernel.causalSoftmax(x, rows, columns, 3, 0.7, v),
  'causal softmax of the first rows': (kernel) => kernel.causalSoftmax(x, rows, columns, 0, 0.7, v),
  'softmax backward': (kernel) => kernel.softmaxBackward(x, g, rows, columns, 0.7),
  'cross-entropy': (kernel) => kernel.crossEntropy(x, w, v, rows, 10, columns, 0.25),
};

function freshMemory(): WebAssembly.Memory {
  const memory = new WebAssembly.Memory({ initial: 2, maximum: 65_536 });
  const generator = createGenerator(5);
  const numbers = new Float32Array(memory.buffer);
  for (let i = x / 4; i < regions.at(-1)! / 4; i++) numbers[i] = 6 * (generator.uniform() - 0.5);
  return memory;
}

describe.each(supported)('with %s', (instructions) => {
  it.each(Object.keys(operations))('%s is that of plain TypeScript', async (name) => {
    const module = await compileTransformerKernel(instructions, { shared: false });
    const run = (wasm?: WebAssembly.Module): Float32Array => {
      const memory = freshMemory();
      if (name === 'cross-entropy') new Uint32Array(memory.buffer, w).set([0, 3, 9, 9, 4]);
      operations[name]!(createTransformerKernel(memory, wasm));
      // What is scratch in the kernel is nothing to compare.
      const numbers = new Float32Array(memory.buffer);
      if (name.includes('softmax')) numbers[v / 4] = 0;
      return numbers.slice(x / 4, regions.at(-1)! / 4);
    };
    const [fast, plain] = [run(module), run()];
    const differences = plain.map((value, i) => Math.abs(value - fast[i]) / (1 + Math.abs(value)));
    expect(Math.max(...differences)).toBeLessThan(2e-6);
  });

  it('softmax of large scores neither overflows nor sees the future', async () => {
    const memory = freshMemory();
    const numbers = new Float32Array(memory.buffer);
    numbers.set([1e4, 1e4, 2e4, 5, 1e4, 1e4, -1e4, 2e4], x / 4);
    const module = await compileTransformerKernel(instructions, { shared: false });
    createTransformerKernel(memory, module).causalSoftmax(x, 2, 4, 0, 1, v);
    expect([...numbers.slice(x / 4, x / 4 + 8)]).toEqual([1, 0, 0, 0, 0.5, 0.5, 0, 0]);
  });
});
