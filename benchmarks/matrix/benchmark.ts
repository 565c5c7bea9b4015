import {
  compileMatrixKernel,
  createMatrixKernel,
  type MatrixKernel,
  matrixScratchBytes,
  rowMajor,
  transposed,
} from '@firth/kernel/matrix';
import { allocateMemory, planMemory } from '@firth/kernel/runtime';
import * as tf from '@tensorflow/tfjs-core';
import type { Benchmark } from '../lib/benchmark.ts';
import type { Choices } from '../lib/options.ts';
import type { Report } from '../lib/report.ts';
import { median } from '../lib/statistics.ts';
import { formatNumber } from '../lib/table.ts';

const options = {
  runs: { full: 5, quick: 1, meaning: 'runs of every product, in turn' },
  milliseconds: { full: 150, quick: 20, meaning: 'how long a run takes at least' },
} as const;

/** Matrix products of the kernel beside those of tfjs's WebAssembly backend, on one thread. */
export const matrix: Benchmark<typeof options> = {
  name: 'matrix',
  summary: 'matrix products of a small language model: GFLOP/s beside tfjs on WebAssembly, one thread',
  options,
  run,
};

interface Product {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly inner: number;
  readonly flipA: boolean;
  readonly flipB: boolean;
}

/** A step's largest products, 512 tokens × 128 dimensions with 2,048 tokens in the vocabulary, one head of attention, and a large square. */
const products: readonly Product[] = [
  { name: 'x · W, to queries, keys and values', rows: 512, columns: 384, inner: 128, flipA: false, flipB: false },
  { name: 'x · W, back from four times the width', rows: 512, columns: 128, inner: 512, flipA: false, flipB: false },
  { name: 'x · Wᵀ, the logits', rows: 512, columns: 2048, inner: 128, flipA: false, flipB: true },
  { name: 'gᵀ · x, the gradient of the table', rows: 2048, columns: 128, inner: 512, flipA: true, flipB: false },
  { name: 'Q · Kᵀ of a head', rows: 128, columns: 128, inner: 32, flipA: false, flipB: true },
  { name: 'square', rows: 1024, columns: 1024, inner: 1024, flipA: false, flipB: false },
];

/** Makes the product once. */
type Multiply = () => void;

async function run({ runs, milliseconds }: Choices<typeof options>): Promise<Report> {
  const { setThreadsCount, version_wasm } = await import('@tensorflow/tfjs-backend-wasm');
  setThreadsCount(1);
  await tf.setBackend('wasm');
  const programs = ['firth, relaxed SIMD', 'firth, plain SIMD', 'tfjs, WebAssembly'];
  const measured: { product: string; program: string; gigaflops: number }[] = [];
  for (const product of products) {
    const multiplies = [
      await firthProduct(product, 'relaxed-simd'),
      await firthProduct(product, 'simd'),
      tfjsProduct(product),
    ];
    for (let turn = 0; turn < runs; turn++)
      for (const [i, multiply] of multiplies.entries())
        measured.push({
          product: product.name,
          program: programs[i]!,
          gigaflops: speedOf(product, multiply, milliseconds),
        });
  }
  const medianOf = (product: string, program: string): number =>
    median(
      measured.filter((one) => one.product === product && one.program === program).map(({ gigaflops }) => gigaflops),
    );
  return {
    settings: { runs },
    versions: { tfjs: version_wasm },
    tables: [
      {
        title: 'GFLOP/s, two operations for each pair of numbers multiplied',
        columns: ['product', 'm × n × k', ...programs, 'ratio'],
        rows: products.map(({ name, rows, columns, inner }) => {
          const speeds = programs.map((program) => medianOf(name, program));
          const ratio = `${formatNumber(speeds[0]! / speeds[2]!, 1)} ×`;
          return [name, `${rows} × ${columns} × ${inner}`, ...speeds.map((speed) => formatNumber(speed, 1)), ratio];
        }),
      },
    ],
    notes: [],
    checks: [],
    measurements: measured,
  };
}

async function firthProduct(product: Product, instructions: 'relaxed-simd' | 'simd'): Promise<Multiply> {
  const { rows, columns, inner, flipA, flipB } = product;
  const plan = planMemory();
  const [a, b, c] = [rows * inner, inner * columns, rows * columns].map((count) => plan.place(4 * count));
  const scratch = plan.place(matrixScratchBytes);
  const memory = allocateMemory(plan.bytes, 'a product', { shared: false });
  new Float32Array(memory.buffer, a!, rows * inner + inner * columns).fill(0.5);
  const module = await compileMatrixKernel(instructions, { shared: false });
  const kernel: MatrixKernel = createMatrixKernel(memory, scratch, module);
  const left = flipA ? transposed(rowMajor(a!, rows)) : rowMajor(a!, inner);
  const right = flipB ? transposed(rowMajor(b!, inner)) : rowMajor(b!, columns);
  return () => kernel.multiply(left, right, rowMajor(c!, columns), product);
}

function tfjsProduct({ rows, columns, inner, flipA, flipB }: Product): Multiply {
  const a = tf.fill(flipA ? [inner, rows] : [rows, inner], 0.5);
  const b = tf.fill(flipB ? [columns, inner] : [inner, columns], 0.5);
  return () => tf.matMul(a, b, flipA, flipB).dispose();
}

/** GFLOP/s of `multiply`, called until `milliseconds` are over. */
function speedOf({ rows, columns, inner }: Product, multiply: Multiply, milliseconds: number): number {
  multiply();
  const begun = performance.now();
  let calls = 0;
  let elapsed = 0;
  while (elapsed < milliseconds) {
    for (let i = 0; i < 4; i++) multiply();
    calls += 4;
    elapsed = performance.now() - begun;
  }
  return (2 * rows * columns * inner * calls) / elapsed / 1e6;
}
