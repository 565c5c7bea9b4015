import { createVocabulary, type WordVectors } from '@firth/core';
import { createGenerator } from '@firth/kernel/random';
import { createWordVectors } from '@firth/vectors';

/**
 * Returns `rows` vectors of normally distributed numbers with a standard deviation of 0.3, about that of trained ones:
 * seeded, so that every machine measures the same. No two directions are close, which is the hard case for a search
 * that prunes.
 */
export function randomVectors(rows: number, dimensions: number, seed = 1): WordVectors {
  return withWords(normalNumbers(rows * dimensions, seed), dimensions);
}

/**
 * Returns `rows` vectors that have neighbors, as trained ones do: half of each is one of √rows topics, and later
 * dimensions tell less than earlier ones, so that the directions fill a space of fewer dimensions.
 */
export function trainedLikeVectors(rows: number, dimensions: number, seed = 1): WordVectors {
  const topics = Math.ceil(Math.sqrt(rows));
  const centers = normalNumbers(topics * dimensions, seed + 1);
  const { below } = createGenerator(seed + 2);
  const data = normalNumbers(rows * dimensions, seed);
  for (let row = 0; row < rows; row++) {
    const center = below(topics) * dimensions;
    for (let i = 0; i < dimensions; i++) {
      const place = row * dimensions + i;
      data[place] = (data[place]! + centers[center + i]!) / Math.sqrt(1 + i / 10);
    }
  }
  return withWords(data, dimensions);
}

function withWords(data: Float32Array, dimensions: number): WordVectors {
  const rows = data.length / dimensions;
  const words = Array.from({ length: rows }, (_, row) => `word${row}`);
  return createWordVectors(createVocabulary(words), { rows, columns: dimensions, data });
}

function normalNumbers(length: number, seed: number): Float32Array {
  const { uniform } = createGenerator(seed);
  const data = new Float32Array(length);
  for (let i = 0; i < data.length; i += 2) {
    // Box and Muller's pair. 1 − u is never 0.
    const radius = 0.3 * Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    data[i] = radius * Math.cos(angle);
    if (i + 1 < data.length) data[i + 1] = radius * Math.sin(angle);
  }
  return data;
}
