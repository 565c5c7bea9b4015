import { describe, expect, it } from 'vitest';
import { type Instructions, supportedInstructions } from '../lib/instructions.ts';
import { createGenerator } from '../random/generator.ts';
import { rowMajor, transposed } from './entries.ts';
import { compileMatrixKernel, createMatrixKernel, matrixScratchBytes } from './matrix-kernel.ts';

const all: readonly Instructions[] = ['relaxed-simd', 'simd', 'plain'];
const supported = all.slice(all.indexOf(supportedInstructions()));

const [a, b, c, scratch] = [65_536, 65_536 + 2 ** 20, 65_536 + 2 ** 21, 65_536 + 3 * 2 ** 20];
const memory = new WebAssembly.Memory({ initial: Math.ceil((scratch + matrixScratchBytes) / 65_536), maximum: 65_536 });
const numbers = new Float32Array(memory.buffer);

async function kernelOf(instructions: Instructions) {
  const module = instructions === 'plain' ? undefined : await compileMatrixKernel(instructions, { shared: false });
  return createMatrixKernel(memory, scratch, module);
}

function fillRandomly(): void {
  const generator = createGenerator(3);
  for (let i = a / 4; i < scratch / 4; i++) numbers[i] = generator.uniform() - 0.5;
}

/** One, whole tiles, part tiles, and more than one block each way. */
const sizes = [
  { rows: 1, columns: 1, inner: 1 },
  { rows: 12, columns: 16, inner: 8 },
  { rows: 13, columns: 19, inner: 7 },
  { rows: 7, columns: 530, inner: 261 },
];

describe.each(supported)('a matrix product with %s', (instructions) => {
  it.each([
    { name: 'A · B', aFlip: false, bFlip: false },
    { name: 'A · Bᵀ', aFlip: false, bFlip: true },
    { name: 'Aᵀ · B', aFlip: true, bFlip: false },
  ])('$name is the sum of the products, whatever the size', async ({ aFlip, bFlip }) => {
    const { multiply } = await kernelOf(instructions);
    for (const size of sizes) {
      fillRandomly();
      const { rows, columns, inner } = size;
      const left = aFlip ? transposed(rowMajor(a, rows)) : rowMajor(a, inner);
      const right = bFlip ? transposed(rowMajor(b, inner)) : rowMajor(b, columns);
      const before = numbers.slice(c / 4, c / 4 + rows * columns + 1);
      for (const accumulate of [false, true]) {
        numbers.set(before, c / 4);
        multiply(left, right, rowMajor(c, columns), size, accumulate);
        let worst = 0;
        for (let i = 0; i < rows; i++)
          for (let j = 0; j < columns; j++) {
            let sum = accumulate ? before[i * columns + j] : 0;
            for (let p = 0; p < inner; p++)
              sum +=
                numbers[(left.at + i * left.row + p * left.column) / 4] *
                numbers[(right.at + p * right.row + j * right.column) / 4];
            worst = Math.max(worst, Math.abs(numbers[c / 4 + i * columns + j] - sum));
          }
        expect(worst).toBeLessThan(5e-6);
        expect(numbers[c / 4 + rows * columns]).toBe(before.at(-1));
      }
    }
  });

  it('reads and writes blocks of larger matrices', async () => {
    fillRandomly();
    const { multiply } = await kernelOf(instructions);
    const untouched = numbers[c / 4 + 3];
    multiply(rowMajor(a + 8, 10), rowMajor(b + 4, 20), rowMajor(c, 4), { rows: 2, columns: 3, inner: 5 });
    let sum = 0;
    for (let p = 0; p < 5; p++) sum += numbers[a / 4 + 12 + p] * numbers[b / 4 + 20 * p + 3];
    expect(numbers[c / 4 + 6]).toBeCloseTo(sum, 6);
    expect(numbers[c / 4 + 3]).toBe(untouched);
  });
});
