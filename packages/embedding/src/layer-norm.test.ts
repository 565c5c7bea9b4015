import { describe, expect, it } from 'vitest';
import { expectClose } from './__fixtures__/expect-close.ts';
import { expectError } from './__fixtures__/expect-error.ts';
import { expectGradient, loss } from './__fixtures__/finite-differences.ts';
import { randomFloats } from './__fixtures__/random-floats.ts';
import { floatsOf, torchCases } from './__fixtures__/torch-cases.ts';
import { layerNorm } from './layer-norm.ts';

describe('layerNorm', () => {
  const { activations, scale, shift, upstream, cases } = torchCases.layerNorms;

  it.each(cases)('equals torch in values and all gradients, ε = $epsilon', (golden) => {
    const norm = layerNorm({
      dimensions: 5,
      epsilon: golden.epsilon,
      scale: Float32Array.from(scale),
      shift: Float32Array.from(shift),
    });
    expectClose(norm.forward(floatsOf(activations)), golden.out);
    const gradient = norm.backward(floatsOf(activations), floatsOf(upstream));
    expectClose(gradient.activations, golden.activations);
    expectClose(gradient.scale, golden.scale);
    expectClose(gradient.shift, golden.shift);
  });

  it('has the gradients of finite differences', () => {
    const norm = layerNorm({ dimensions: 4, scale: randomFloats(4, 2), shift: randomFloats(4, 3) });
    const input = randomFloats(12, 4);
    const upstream = randomFloats(12, 5);
    const f = (): number => loss(norm.forward(input), upstream);
    const gradient = norm.backward(input, upstream);
    expectGradient(gradient.activations, f, input, { step: 1 / 64, tolerance: 1e-4 });
    expectGradient(gradient.scale, f, norm.scale);
    expectGradient(gradient.shift, f, norm.shift);
  });

  it('begins with ones and zeros, and torch’s ε', () => {
    const { scale, shift, epsilon } = layerNorm({ dimensions: 2 });
    expect([...scale, ...shift, epsilon]).toEqual([1, 1, 0, 0, 1e-5]);
  });

  it('uses scale and shift as they are, so that they may be trained', () => {
    const given = { scale: new Float32Array(2), shift: new Float32Array(2) };
    const norm = layerNorm({ dimensions: 2, ...given });
    expect(norm.scale).toBe(given.scale);
    expect(norm.shift).toBe(given.shift);
  });

  it('names what does not fit', () => {
    const norm = layerNorm({ dimensions: 3 });
    expectError(
      () => norm.forward(new Float32Array(4)),
      'DIMENSION_MISMATCH',
      'activations: received 4 entries, expected a multiple of dimensions = 3',
    );
    expectError(
      () => norm.backward(new Float32Array(3), new Float32Array(6)),
      'DIMENSION_MISMATCH',
      'gradient: received 6 entries, expected activations.length = 3',
    );
    expectError(
      () => layerNorm({ dimensions: 3, scale: new Float32Array(2) }),
      'DIMENSION_MISMATCH',
      'scale: received 2 entries, expected dimensions = 3',
    );
    expectError(
      () => layerNorm({ dimensions: 3, epsilon: 0 }),
      'BAD_OPTION',
      'epsilon: received 0, expected a finite number above 0',
    );
  });
});
