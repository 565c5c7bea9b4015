import { normal } from '@firth/embedding';
import { parameterCount, parametersOf } from './parameters.ts';
import type { ModelShape } from './shape.ts';

/**
 * Returns the numbers that a model of `shape` begins with, GPT-2's: weights of a normal distribution with deviation 0.02, those that add to
 * the residual stream divided by √(2 · layers), biases 0, scales 1. The same seed gives the same bits in every engine.
 */
export function initialParameters(shape: ModelShape, seed: number): Float32Array {
  const numbers = new Float32Array(parameterCount(shape));
  for (const [index, { name, from, rows, columns }] of parametersOf(shape).entries()) {
    const end = from + rows * columns;
    if (/\.ln_\d\.weight$|^ln_f\.weight$/.test(name)) numbers.fill(1, from, end);
    else if (name.endsWith('.weight')) {
      const deviation = name.endsWith('c_proj.weight') ? 0.02 / Math.sqrt(2 * shape.layers) : 0.02;
      numbers.set(normal({ deviation, seed: seed + Math.imul(index, 0x9e3779b1) })(rows, columns).data, from);
    }
  }
  return numbers;
}
