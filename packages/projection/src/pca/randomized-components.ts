import type { Matrix } from '@firth/core';
import { createGenerator } from '@firth/kernel/random';
import { type Eigenvectors, greatestEigenvectors } from '../lib/eigenvectors.ts';
import { type Pace, partOf } from '../lib/pace.ts';

/** Directions beyond those asked for, as in the paper's experiments. */
const oversampling = 10;
/** The spectra of word vectors fall slowly: with 7 the variances of 300 dimensions are right to three digits. */
const powerIterations = 7;

/**
 * Returns the principal components of `matrix` by a randomized method (Halko, Martinsson and Tropp 2011, "Finding structure with randomness",
 * algorithms 4.4 and 5.1): random directions, sharpened by multiplying with the centered matrix X and its transpose, span what matters, and
 * inside that span XᵀX is small. The cost is rows × columns × a few dozen, where the covariance costs rows × columns².
 */
export async function randomizedComponents(
  matrix: Matrix,
  means: Float64Array,
  count: number,
  seed: number,
  pace: Pace,
): Promise<Eigenvectors> {
  const { rows, columns } = matrix;
  const width = Math.min(count + oversampling, columns);
  const random = createGenerator(seed);
  let basis = orthonormal(
    Array.from({ length: width }, () => Float64Array.from({ length: columns }, () => random.uniform() - 0.5)),
  );
  for (let i = 0; i < powerIterations; i++) {
    basis = orthonormal(
      await timesGram(matrix, means, basis, partOf(pace, i / (powerIterations + 1), (i + 1) / (powerIterations + 1))),
    );
  }
  const images = await timesGram(matrix, means, basis, partOf(pace, powerIterations / (powerIterations + 1), 1));
  const small = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < width; j++)
      small[i * width + j] = (dot(basis[i]!, images[j]!) + dot(basis[j]!, images[i]!)) / 2;
  }
  const { values, vectors } = greatestEigenvectors(small, width, count);
  return {
    values: values.map((value) => value / Math.max(1, rows - 1)),
    vectors: vectors.map((weights) => combination(weights, basis)),
  };
}

/** XᵀX · b for each direction b, in one pass over the rows of X, the centered matrix. */
async function timesGram(
  { rows, columns, data }: Matrix,
  means: Float64Array,
  basis: readonly Float64Array[],
  pace: Pace,
): Promise<Float64Array[]> {
  const images = basis.map(() => new Float64Array(columns));
  const centered = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < columns; i++) centered[i] = data[row * columns + i]! - means[i]!;
    for (let b = 0; b < basis.length; b++) addScaled(images[b]!, dot(centered, basis[b]!), centered);
    await pace(row / rows);
  }
  return images;
}

/** Directions that add nothing to those before become zeros. */
const leastLength = 1e-12;

/** An orthonormal basis of what `directions` span, by Gram–Schmidt, each direction twice: the second time mends what rounding left. */
function orthonormal(directions: readonly Float64Array[]): Float64Array[] {
  const longest = Math.sqrt(Math.max(...directions.map((direction) => dot(direction, direction))));
  const basis: Float64Array[] = [];
  for (const direction of directions) {
    const rest = direction.slice();
    for (let pass = 0; pass < 2; pass++) for (const earlier of basis) addScaled(rest, -dot(rest, earlier), earlier);
    const length = Math.sqrt(dot(rest, rest));
    basis.push(length > leastLength * longest ? rest.map((value) => value / length) : rest.fill(0));
  }
  return basis;
}

function combination(weights: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(basis[0]!.length);
  for (const [i, direction] of basis.entries()) addScaled(sum, weights[i]!, direction);
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function addScaled(to: Float64Array, factor: number, from: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i]! += factor * from[i]!;
}
