/**
 * Returns the coordinates of `rows` (each of `columns` numbers) in the plane in which they spread most: their first two principal components,
 * found by power iteration.
 */
export function principalPlane(rows: Float32Array, columns: number): Float32Array {
  const centered = center(rows, columns);
  const covariance = covarianceOf(centered, columns);
  const count = rows.length / columns;
  const points = new Float32Array(2 * count);
  for (let axis = 0; axis < 2; axis++) {
    const direction = strongestDirection(covariance, columns);
    for (let row = 0; row < count; row++) {
      let sum = 0;
      for (let j = 0; j < columns; j++) sum += centered[row * columns + j]! * direction[j]!;
      points[2 * row + axis] = sum;
    }
    deflate(covariance, direction);
  }
  return points;
}

const rounds = 60;

function center(rows: Float32Array, columns: number): Float32Array {
  const mean = new Float64Array(columns);
  const count = rows.length / columns;
  for (let i = 0; i < rows.length; i++) mean[i % columns]! += rows[i]! / count;
  return rows.map((value, i) => value - mean[i % columns]!);
}

function covarianceOf(rows: Float32Array, columns: number): Float64Array {
  const covariance = new Float64Array(columns * columns);
  for (let start = 0; start < rows.length; start += columns) {
    for (let i = 0; i < columns; i++) {
      const factor = rows[start + i]!;
      for (let j = 0; j < columns; j++) covariance[i * columns + j]! += factor * rows[start + j]!;
    }
  }
  return covariance;
}

/** Power iteration, from a direction that is orthogonal to no likely answer. */
function strongestDirection(matrix: Float64Array, columns: number): Float64Array {
  let direction = Float64Array.from({ length: columns }, (_, i) => Math.cos(i * i + 1));
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(columns);
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j < columns; j++) next[i]! += matrix[i * columns + j]! * direction[j]!;
    }
    const length = Math.hypot(...next);
    if (length === 0) return next; // rows that do not spread this way at all
    direction = next.map((value) => value / length);
  }
  return direction;
}

/** Takes `direction` out of `matrix`, so that the next strongest is left. */
function deflate(matrix: Float64Array, direction: Float64Array): void {
  const columns = direction.length;
  const image = new Float64Array(columns);
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++) image[i]! += matrix[i * columns + j]! * direction[j]!;
  }
  const strength = image.reduce((sum, value, i) => sum + value * direction[i]!, 0);
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++) matrix[i * columns + j]! -= strength * direction[i]! * direction[j]!;
  }
}
