import { badOption } from '@firth/core';
import { requireCount } from './options.ts';

/** What decides how many parameters a transformer has. */
export interface TransformerArchitecture {
  readonly vocabulary: number;
  /** Width of an embedding and of the residual stream. */
  readonly dimensions: number;
  readonly layers: number;
  readonly heads: number;
  /** Heads of keys and values, fewer than `heads` under grouped-query attention. Default `heads`. */
  readonly keyValueHeads?: number | undefined;
  /** Default `dimensions / heads`. */
  readonly headDimensions?: number | undefined;
  /** Inner width of the feed-forward part. */
  readonly feedForward: number;
  /** Whether the feed-forward part is gated (SwiGLU) and has three matrices instead of two. Default `false`. */
  readonly gated?: boolean | undefined;
  /** Rows of a learned table of positions; 0 where positions are computed (RoPE). Default 0. */
  readonly learnedPositions?: number | undefined;
  /** Rows of the table of segments (BERT's token types). Default 0. */
  readonly segments?: number | undefined;
  /** Whether linear layers and norms add a bias. Default `false`. */
  readonly biases?: boolean | undefined;
  /** Whether a norm follows the embeddings (BERT). Default `false`. */
  readonly embeddingNorm?: boolean | undefined;
  /** Whether a norm follows the last layer (GPT-2, LLaMA). Default `true`. */
  readonly finalNorm?: boolean | undefined;
  /** Whether a dense layer over the first token follows (BERT's pooler). Default `false`. */
  readonly pooler?: boolean | undefined;
  /** Whether the output shares the embedding's table. An encoder without an output over the vocabulary counts as tied. */
  readonly tied: boolean;
}

/**
 * Refuses an architecture with a number that is no positive integer, or whose heads do not share out.
 *
 * @throws FirthError `BAD_OPTION`
 */
export function checkArchitecture(architecture: TransformerArchitecture): void {
  const { vocabulary, dimensions, layers, heads, feedForward, keyValueHeads = heads, headDimensions } = architecture;
  const { learnedPositions = 0, segments = 0 } = architecture;
  for (const [name, count] of Object.entries({ vocabulary, dimensions, layers, heads, feedForward, keyValueHeads }))
    requireCount(name, count);
  for (const [name, count] of Object.entries({ learnedPositions, segments })) requireCount(name, count, 0);
  if (headDimensions !== undefined) requireCount('headDimensions', headDimensions);
  else if (dimensions % heads !== 0) throw badOption('heads', heads, `a divisor of dimensions = ${dimensions}`);
  if (heads % keyValueHeads !== 0) throw badOption('keyValueHeads', keyValueHeads, `a divisor of heads = ${heads}`);
}
