import type { TransformerKernel } from './kernel.ts';

const twiceRoot = 2 * Math.sqrt(2 / Math.PI);
const cubic = 0.044715;

/** σ(2u) of GELU's tanh approximation x · σ(2u). */
function gate(x: number): number {
  return 1 / (1 + Math.exp(-twiceRoot * (x + cubic * x ** 3)));
}

/** What assembly/transformer.ts does, in plain TypeScript. */
export function plainTransformer(memory: { readonly buffer: ArrayBufferLike }): TransformerKernel {
  const all = new Float32Array(memory.buffer);
  const integers = new Uint32Array(memory.buffer);
  const rowOf = (at: number, row: number, columns: number): Float32Array =>
    all.subarray(at / 4 + row * columns, at / 4 + (row + 1) * columns);

  /** Writes e^(factor · (row − its largest)); returns the sum and the largest. */
  const exponentials = (row: Float32Array, count: number, factor: number): { sum: number; top: number } => {
    let top = -Infinity;
    for (let k = 0; k < count; k++) top = Math.max(top, row[k]!);
    let sum = 0;
    for (let k = 0; k < count; k++) {
      row[k] = Math.exp(factor * (row[k]! - top));
      sum += row[k]!;
    }
    return { sum, top };
  };

  const add = (x: number, y: number, count: number): void => {
    for (let k = 0; k < count; k++) all[x / 4 + k]! += all[y / 4 + k]!;
  };

  return {
    add,
    addToRows(x, y, rows, columns) {
      for (let i = 0; i < rows; i++) add(x + 4 * i * columns, y, columns);
    },
    sumRows(x, y, rows, columns) {
      for (let i = 0; i < rows; i++) add(y, x + 4 * i * columns, columns);
    },
    layerNorm(x, scale, shift, out, moments, rows, columns, epsilon) {
      const [gamma, beta] = [rowOf(scale, 0, columns), rowOf(shift, 0, columns)];
      for (let i = 0; i < rows; i++) {
        const [row, to] = [rowOf(x, i, columns), rowOf(out, i, columns)];
        let mean = 0;
        for (const value of row) mean += value / columns;
        let variance = 0;
        for (const value of row) variance += (value - mean) ** 2 / columns;
        const inverse = 1 / Math.sqrt(variance + epsilon);
        for (let k = 0; k < columns; k++) to[k] = (row[k]! - mean) * inverse * gamma[k]! + beta[k]!;
        all.set([mean, inverse], moments / 4 + 2 * i);
      }
    },
    layerNormBackward(x, scale, moments, g, dx, dScale, dShift, rows, columns) {
      const [gamma, gammaGradient, betaGradient] = [scale, dScale, dShift].map((at) => rowOf(at, 0, columns)) as [
        Float32Array,
        Float32Array,
        Float32Array,
      ];
      for (let i = 0; i < rows; i++) {
        const [row, gradient, to] = [rowOf(x, i, columns), rowOf(g, i, columns), rowOf(dx, i, columns)];
        const [mean, inverse] = rowOf(moments, i, 2) as unknown as [number, number];
        let sum = 0;
        let product = 0;
        for (let k = 0; k < columns; k++) {
          const normal = (row[k]! - mean) * inverse;
          sum += (gradient[k]! * gamma[k]!) / columns;
          product += (gradient[k]! * gamma[k]! * normal) / columns;
          gammaGradient[k]! += gradient[k]! * normal;
          betaGradient[k]! += gradient[k]!;
        }
        for (let k = 0; k < columns; k++)
          to[k]! += inverse * (gradient[k]! * gamma[k]! - sum - (row[k]! - mean) * inverse * product);
      }
    },
    gelu(x, out, count) {
      for (let k = 0; k < count; k++) all[out / 4 + k] = all[x / 4 + k]! * gate(all[x / 4 + k]!);
    },
    geluBackward(x, g, count) {
      for (let k = 0; k < count; k++) {
        const value = all[x / 4 + k]!;
        const s = gate(value);
        all[g / 4 + k]! *= s + value * s * (1 - s) * twiceRoot * (1 + 3 * cubic * value * value);
      }
    },
    causalSoftmax(scores, queries, stride, start, factor) {
      for (let i = 0; i < queries; i++) {
        const row = rowOf(scores, i, stride);
        const seen = start + i + 1;
        const { sum } = exponentials(row, seen, factor);
        for (let k = 0; k < stride; k++) row[k] = k < seen ? row[k]! / sum : 0;
      }
    },
    softmaxBackward(p, g, rows, stride, factor) {
      for (let i = 0; i < rows; i++) {
        const [probabilities, gradient] = [rowOf(p, i, stride), rowOf(g, i, stride)];
        let sum = 0;
        for (let k = 0; k < stride; k++) sum += probabilities[k]! * gradient[k]!;
        for (let k = 0; k < stride; k++) gradient[k] = factor * probabilities[k]! * (gradient[k]! - sum);
      }
    },
    crossEntropy(logits, targets, parts, rows, columns, stride, factor) {
      for (let i = 0; i < rows; i++) {
        const row = rowOf(logits, i, stride);
        const target = integers[targets / 4 + i]!;
        const logit = row[target]!;
        const { sum, top } = exponentials(row, columns, 1);
        all.set([sum, top - logit], parts / 4 + 2 * i);
        for (let k = 0; k < stride; k++) row[k] = k < columns ? (row[k]! * factor) / sum : 0;
        row[target]! -= factor;
      }
    },
  };
}
