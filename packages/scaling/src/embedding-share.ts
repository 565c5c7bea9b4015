import type { TransformerArchitecture } from './architecture.ts';
import { transformerParameters } from './transformer-parameters.ts';

/** How much of a model is embedding. */
export interface EmbeddingShare {
  /** Parameters of the token table, and of the output's where it has its own. */
  readonly embedding: number;
  readonly total: number;
  /** `embedding / total`, 0 to 1. */
  readonly share: number;
}

/**
 * Returns the token embedding's share of all parameters, for the architecture as it is or with its output tied to the embedding or not.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const { share } = embeddingShare(modelNamed('LLaMA 3 8B').architecture);
 * console.log(share.toFixed(4)); // 0.1308
 * ```
 */
export function embeddingShare(
  architecture: TransformerArchitecture,
  tied: boolean = architecture.tied,
): EmbeddingShare {
  const { tokenEmbedding, outputHead, total } = transformerParameters({ ...architecture, tied });
  const embedding = tokenEmbedding + outputHead;
  return { embedding, total, share: embedding / total };
}
