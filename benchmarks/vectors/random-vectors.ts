import { createVocabulary, type WordVectors } from '@firth/core';
import { createGenerator } from '@firth/kernel/random';
import { createWordVectors } from '@firth/vectors';

/**
 * Returns `rows` vectors of normally distributed numbers with a standard deviation of 0.3, about that of trained ones: seeded, so that
 * every machine measures the same. No two directions are close, which is the hard case for a search that prunes.
 */
export function randomVectors(rows: number, dimensions: number, seed = 1): WordVectors {
  const { uniform } = createGenerator(seed);
  const data = new Float32Array(rows * dimensions);
  for (let i = 0; i < data.length; i += 2) {
    // Box and Muller's pair. 1 − u is never 0.
    const radius = 0.3 * Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    data[i] = radius * Math.cos(angle);
    if (i + 1 < data.length) data[i + 1] = radius * Math.sin(angle);
  }
  const words = Array.from({ length: rows }, (_, row) => `word${row}`);
  return createWordVectors(createVocabulary(words), { rows, columns: dimensions, data });
}
