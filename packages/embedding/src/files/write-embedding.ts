import { writeSafetensors } from '@firth/formats';
import type { LayerOptions } from '../embedding.ts';
import { requireMatrix } from '../options.ts';
import type { GivenTable } from '../table-options.ts';
import { keyOf, storedOptions, tableName } from './stored-options.ts';

/**
 * Yields the bytes of a safetensors file that holds an embedding layer: its table as the tensor `weight`, as torch names that of an `nn.Embedding`,
 * and its options and the fingerprint of its tokenizer as metadata. Any program that reads safetensors reads the table.
 *
 * `saveAtomically` of `@firth/files` takes the chunks, and so does a `Blob`. The layer is `options` with the weights that it has by now.
 *
 * @throws FirthError `BAD_OPTION`, `DIMENSION_MISMATCH`
 * @example
 * ```ts
 * const options = { rows: 3, dimensions: 2, paddingId: 0, tokenizerFingerprint: 'b3…' };
 * const { weights } = embedding(options);
 * const file = new Blob([...writeEmbedding({ paddingId: 0, tokenizerFingerprint: 'b3…', weights })]);
 * const layer = embedding(await readEmbedding(file));
 * console.log(layer.weights.rows, layer.tokenizerFingerprint); // 3 b3…
 * ```
 */
export function writeEmbedding(options: GivenTable & LayerOptions): Iterable<Uint8Array<ArrayBuffer>> {
  const { weights } = options;
  requireMatrix('weights', weights);
  const metadata = new Map<string, string>();
  for (const { name } of storedOptions) {
    const value = options[name];
    if (value !== undefined) metadata.set(keyOf(name), String(value));
  }
  const table = { shape: [weights.rows, weights.columns], data: weights.data };
  return writeSafetensors(new Map([[tableName, table]]), { metadata });
}
