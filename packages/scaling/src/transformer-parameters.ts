import { checkArchitecture, type TransformerArchitecture } from './architecture.ts';

/** How many parameters each part of a transformer has, in all layers together. */
export interface TransformerParameters {
  readonly tokenEmbedding: number;
  readonly positionEmbedding: number;
  readonly segmentEmbedding: number;
  /** Projections of queries, keys, values and outputs. */
  readonly attention: number;
  readonly feedForward: number;
  readonly norms: number;
  readonly pooler: number;
  /** The output's own table over the vocabulary; 0 where it is tied to the embedding's. */
  readonly outputHead: number;
  readonly total: number;
}

/**
 * Returns the parameters of a transformer, part by part: those of the matrices, biases, norms and tables that its architecture names.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const gpt2 = {
 *   vocabulary: 50_257,
 *   dimensions: 768,
 *   layers: 12,
 *   heads: 12,
 *   feedForward: 3072,
 *   learnedPositions: 1024,
 *   biases: true,
 *   tied: true,
 * };
 * console.log(transformerParameters(gpt2).total); // 124439808
 * ```
 */
export function transformerParameters(architecture: TransformerArchitecture): TransformerParameters {
  checkArchitecture(architecture);
  const { vocabulary, dimensions, layers, heads, feedForward, tied } = architecture;
  const {
    keyValueHeads = heads,
    headDimensions = dimensions / heads,
    learnedPositions = 0,
    segments = 0,
  } = architecture;
  const { biases = false, gated = false, embeddingNorm = false, finalNorm = true, pooler = false } = architecture;

  const linear = (inputs: number, outputs: number): number => inputs * outputs + (biases ? outputs : 0);
  const norm = dimensions * (biases ? 2 : 1);
  const [queryWidth, keyWidth] = [heads * headDimensions, keyValueHeads * headDimensions];

  const parts = {
    tokenEmbedding: vocabulary * dimensions,
    positionEmbedding: learnedPositions * dimensions,
    segmentEmbedding: segments * dimensions,
    attention:
      layers * (linear(dimensions, queryWidth) + 2 * linear(dimensions, keyWidth) + linear(queryWidth, dimensions)),
    feedForward: layers * ((gated ? 2 : 1) * linear(dimensions, feedForward) + linear(feedForward, dimensions)),
    norms: (2 * layers + (embeddingNorm ? 1 : 0) + (finalNorm ? 1 : 0)) * norm,
    pooler: pooler ? linear(dimensions, dimensions) : 0,
    outputHead: tied ? 0 : vocabulary * dimensions,
  };
  return { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part, 0) };
}
