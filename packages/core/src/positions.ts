/** Numbers in single or double precision: the array's type is the precision in which they are kept. */
export type FloatArray = Float32Array | Float64Array;

/**
 * Tells the rows of a sequence apart by where they stand: it changes the rows themselves, before or inside attention.
 *
 * `activations` hold whole sequences one after another (batches, heads), each of `length` rows of `dimensions` numbers; row `r` of every
 * sequence stands at position `startPosition + r`, where `startPosition` is 0 unless given.
 */
export interface PositionalEncoding {
  /** Numbers in a row. */
  readonly dimensions: number;
  /** How many positions there are: `0 ≤ position < positions`. */
  readonly positions: number;
  /** Encodes the positions into `activations`, in place. */
  apply(activations: FloatArray, length: number, startPosition?: number): void;
  /** Turns the gradient with respect to what `apply` left into that with respect to what it was given, in place. */
  backward(gradient: FloatArray, length: number, startPosition?: number): void;
}

/**
 * Tells keys apart by how far they are from the query: it changes attention scores, before the softmax. ALiBi and T5 do.
 *
 * `scores` hold batches of `heads × queries × keys`; query `i` stands at position `startPosition + i` (0 unless given; with a cache of earlier
 * keys it is how many there are) and key `j` at position `j`. The gradient with respect to scores passes through unchanged.
 */
export interface AttentionBias {
  readonly heads: number;
  /** Adds the bias to `scores`, in place. */
  addTo(scores: FloatArray, queries: number, keys: number, startPosition?: number): void;
}
