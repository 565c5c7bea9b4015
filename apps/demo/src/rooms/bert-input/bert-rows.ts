import type { Encoding } from '@firth/core';
import { type BERTInput, bertInput, embedding, layerNorm, normal, segmentEmbedding } from '@firth/embedding';
import type { Grid } from '../../parts/heat-canvas.tsx';

/** Numbers of a vector: BERT has 768, too many to be seen. */
export const dimensions = 32;

/** BERT's longest text. */
const maxPositions = 512;

/** The stages of the input, each with a row for each token. */
export interface BERTRows {
  readonly words: Grid;
  readonly positions: Grid;
  readonly segments: Grid;
  readonly sum: Grid;
  readonly output: Grid;
}

/** Returns BERT's input with tables of random numbers, drawn as BERT's were before it was trained. */
export function untrainedInput(vocabularySize: number, seed: number): BERTInput {
  const table = (rows: number, draw: number) => ({
    rows,
    dimensions,
    initializer: normal({ deviation: 0.02, seed: 3 * seed + draw }),
  });
  return bertInput({
    tokens: embedding(table(vocabularySize, 0)),
    positions: embedding(table(maxPositions, 1)),
    segments: segmentEmbedding(table(2, 2)),
    norm: layerNorm({ dimensions, epsilon: 1e-12 }),
  });
}

/** Returns all stages of the tokens of `encoding`. */
export function rowsOf(input: BERTInput, { ids, typeIds }: Encoding): BERTRows {
  const length = ids.length;
  const words = input.tokens.forward(ids);
  const positions = input.positions.forward(Uint32Array.from(ids, (_, position) => position));
  const segments = input.segments.forward(typeIds);
  const sum = words.map((word, i) => word + positions[i]! + segments[i]!);
  const grid = (data: Float32Array): Grid => ({ rows: length, columns: dimensions, data });
  return {
    words: grid(words),
    positions: grid(positions),
    segments: grid(segments),
    sum: grid(sum),
    output: grid(input.forward({ ids, length, typeIds })),
  };
}

/** Returns one row of a grid, as a grid. */
export function rowOf({ columns, data }: Grid, row: number): Grid {
  const from = row * columns;
  return { rows: 1, columns, data: Float32Array.from({ length: columns }, (_, column) => data[from + column]!) };
}
