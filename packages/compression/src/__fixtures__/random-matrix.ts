import type { Matrix } from '@firth/core';
import { createGenerator } from '@firth/kernel/random';

/** Returns rows around a few directions, so that neighbors mean something; the same each time. */
export function randomMatrix(rows: number, columns: number): Matrix {
  const random = createGenerator(7);
  const normal = (): number => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += random.uniform();
    return sum;
  };
  const directions = Float32Array.from({ length: 20 * columns }, normal);
  const data = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const direction = random.below(20) * columns;
    for (let i = 0; i < columns; i++) data[row * columns + i] = directions[direction + i]! + normal() / (1 + i / 8);
  }
  return { rows, columns, data };
}
