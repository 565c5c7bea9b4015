import type { TrainingKernel } from '../lib/training-kernel.ts';
import type { GloVeLayout } from './layout.ts';
import { floatOf, type GloVeShape, numbersInRow, rootOf } from './shape.ts';
import { tileHeader } from './tile.ts';

/** Where the series of (1 + u)^−½ to u² turns: a larger u counts as this. */
const mostGrowth = 2 / 3;

/**
 * Returns GloVe in plain TypeScript, over the same memory as assembly/glove.ts: the readable truth, and the kernel of runtimes without
 * WebAssembly SIMD. The formulas stand in the header of assembly/glove.ts.
 */
export function plainGloVe(buffer: ArrayBufferLike, shape: GloVeShape, layout: GloVeLayout): TrainingKernel {
  const { xMax, exponent, gradientClip } = shape;
  const rows = new Float32Array(buffer);
  const integers = new Uint32Array(buffer);
  const numbers = numbersInRow(shape);
  const stride = layout.stride / 4;
  let trained = 0;

  function train(tile: number, starts: number, sentences: number, rate: number): number {
    const begin = tile / 4;
    const end = begin + integers[starts / 4 + sentences]!;
    const firstWord = layout.wordRows / 4 + integers[begin]! * stride;
    const firstContext = layout.contextRows / 4 + integers[begin + 1]! * stride;
    let loss = 0;
    for (let record = begin + tileHeader; record < end; record += 2) {
      const word = firstWord + (integers[record]! & 0xffff) * stride;
      const context = firstContext + (integers[record]! >>> 16) * stride;
      loss += trainRecord(word, context, rows[record + 1]!, rate);
      trained++;
    }
    return loss;
  }

  /** Trains on one count and returns its loss before the step. */
  function trainRecord(word: number, context: number, logCount: number, rate: number): number {
    let error = -logCount;
    for (let i = 0; i < numbers; i++) error += rows[word + floatOf(i)]! * rows[context + floatOf(i)]!;
    const weight = Math.min(1, Math.exp(exponent * (logCount - Math.log(xMax))));
    for (let i = 0; i < numbers; i++) {
      const [x, y] = [rows[word + floatOf(i)]!, rows[context + floatOf(i)]!];
      take(word, i, rate * clipped(weight * error * y));
      take(context, i, rate * clipped(weight * error * x));
    }
    return 0.5 * weight * error * error;
  }

  const clipped = (gradient: number): number => Math.min(gradientClip, Math.max(-gradientClip, gradient));

  /** One step of AdaGrad by `gain`, the gradient times the learning rate. */
  function take(row: number, i: number, gain: number): void {
    const root = rows[row + rootOf(i)]!;
    const step = gain * root;
    const growth = Math.min(mostGrowth, step * step);
    rows[row + floatOf(i)]! -= step;
    rows[row + rootOf(i)]! += root * growth * (0.375 * growth - 0.5);
  }

  return {
    train,
    takePairs() {
      const taken = trained;
      trained = 0;
      return taken;
    },
  };
}
