import { embedding, normal, oneHot, toDenseGradient } from '@firth/embedding';
import { expect, it } from 'vitest';
import { isEqualToTheBit, multiply, transpose } from './products.ts';

const ids = Uint32Array.of(2, 0, 2, 5, 2);
const layer = embedding({ rows: 6, dimensions: 3, initializer: normal({ seed: 3 }) });
const hot = oneHot(ids, 6);

it('a one-hot matrix times a table is what the layer looks up', () => {
  expect(isEqualToTheBit(multiply(hot, layer.weights).data, layer.forward(ids))).toBe(true);
});

it('its transpose times a gradient is the gradient of the table, rows that occur twice added up', () => {
  const gradient = layer.forward(ids);
  const dense = multiply(transpose(hot), { rows: 5, columns: 3, data: gradient });
  expect(isEqualToTheBit(dense.data, toDenseGradient(layer.backward(ids, gradient), layer.weights))).toBe(true);
});

it('the last bit and the sign of zero count', () => {
  expect(isEqualToTheBit(Float32Array.of(1), Float32Array.of(1 + 2 ** -23))).toBe(false);
  expect(isEqualToTheBit(Float32Array.of(0), Float32Array.of(-0))).toBe(false);
  expect(isEqualToTheBit(Float32Array.of(1), Float32Array.of(1, 2))).toBe(false);
});
