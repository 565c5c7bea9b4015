import { type Entries, rowMajor, transposed } from '@firth/kernel/matrix';
import type { Kernels } from './kernels.ts';

/** An affine map of rows, y = x · W + b, with where its weights and their gradients lie. W is inputs × outputs. */
export interface Linear {
  readonly inputs: number;
  readonly outputs: number;
  readonly weight: Entries;
  readonly bias: number;
  readonly weightGradient: Entries;
  readonly biasGradient: number;
}

/** Writes y = x · W + b for `rows` rows. */
export function applyLinear(
  kernels: Kernels,
  { inputs, outputs, weight, bias }: Linear,
  x: number,
  y: number,
  rows: number,
): void {
  kernels.multiply(rowMajor(x, inputs), weight, rowMajor(y, outputs), { rows, columns: outputs, inner: inputs });
  kernels.addToRows(y, bias, rows, outputs);
}

/** From the gradient `g` of y: writes, or with `accumulate` adds, dx = g · Wᵀ; adds xᵀ · g to W's gradient and Σ g to b's. */
export function backwardLinear(
  kernels: Kernels,
  linear: Linear,
  x: number,
  g: number,
  dx: number,
  rows: number,
  accumulate = false,
): void {
  const { inputs, outputs, weight, weightGradient, biasGradient } = linear;
  const gradient = rowMajor(g, outputs);
  const size = { rows, columns: inputs, inner: outputs };
  kernels.multiply(gradient, transposed(weight), rowMajor(dx, inputs), size, accumulate);
  const weightSize = { rows: inputs, columns: outputs, inner: rows };
  kernels.multiply(transposed(rowMajor(x, inputs)), gradient, weightGradient, weightSize, true);
  kernels.sumRows(g, biasGradient, rows, outputs);
}
