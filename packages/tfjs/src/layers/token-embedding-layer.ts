import { badOption, type Matrix } from '@firth/core';
import { type Initializer, normal } from '@firth/embedding';
import {
  cast,
  expandDims,
  gather,
  mul,
  notEqual,
  reshape,
  scalar,
  serialization,
  type Tensor,
  tidy,
} from '@tensorflow/tfjs-core';
import { initializers, layers } from '@tensorflow/tfjs-layers';
import { toTensor } from '../matrix.ts';
import { given, type LayerArguments, type LayerOptions, type Shape, single } from './layer-options.ts';

/** What the layer does besides, as it is kept with a model. */
export interface TokenEmbeddingSettings {
  /** The id that stands for nothing: its vector is zero and stays so, and layers that take a mask leave it out. */
  readonly paddingId?: number | undefined;
  /** What the vectors are multiplied by (default 1): √dimensions in Vaswani et al. (2017). */
  readonly scale?: number | undefined;
  /** Hash of the definition of the tokenizer that makes the ids, where one does. */
  readonly tokenizerFingerprint?: string | undefined;
}

/** A new table, or one that there is: its numbers are copied. */
export type TokenTable =
  | {
      readonly weights: Matrix;
      readonly rows?: undefined;
      readonly dimensions?: undefined;
      readonly initializer?: undefined;
    }
  | {
      /** How many ids there are. */
      readonly rows: number;
      readonly dimensions: number;
      /** Makes the table. Default `normal()` of `@firth/embedding`: mean 0, deviation 1, seed 1. */
      readonly initializer?: Initializer | undefined;
      readonly weights?: undefined;
    };

export type TokenEmbeddingLayerOptions = LayerOptions & TokenEmbeddingSettings & TokenTable;

/**
 * Returns a layer that looks up a vector for each id: ids of any shape in, that shape and one axis more out. It begins a model as it is, trains and is
 * saved in any, and is what `tf.layers.embedding` is, with a padding id that may be any, a scale, and a table that may be given.
 *
 * @throws FirthError `BAD_OPTION` for a padding id beyond the table, and what the initializer throws
 * @example
 * ```ts
 * import { tensor2d, type Tensor } from '@tensorflow/tfjs-core';
 * import { sequential } from '@tensorflow/tfjs-layers';
 *
 * await useBackend({ among: ['cpu'] });
 * const layer = tokenEmbeddingLayer({ weights: { rows: 2, columns: 2, data: Float32Array.of(1, 2, 3, 4) } });
 * const model = sequential({ layers: [layer] });
 * const vectors = model.predict(tensor2d([[1, 0, 1]])) as Tensor;
 * console.log(vectors.shape, vectors.dataSync().join(' ')); // [ 1, 3, 2 ] 3 4 1 2 3 4
 * ```
 */
export function tokenEmbeddingLayer(options: TokenEmbeddingLayerOptions): layers.Layer {
  serialization.registerClass(TokenEmbedding);
  const { weights, rows, dimensions, initializer, ...settings } = options;
  const { paddingId } = settings;
  const { rows: count, columns, data } = weights ?? (initializer ?? normal())(rows!, dimensions!);
  if (paddingId !== undefined && !(Number.isInteger(paddingId) && paddingId >= 0 && paddingId < count))
    throw badOption('paddingId', paddingId, `an id below ${count}`);
  const table = { rows: count, columns, data: data.slice() };
  if (paddingId !== undefined) table.data.fill(0, paddingId * columns, (paddingId + 1) * columns);
  return new TokenEmbedding({ ...given(settings), rows: count, dimensions: columns, weights: [toTensor(table)] });
}

type TokenEmbeddingArguments = LayerArguments &
  TokenEmbeddingSettings & { readonly rows: number; readonly dimensions: number };

/** A class because tfjs's layers are: a saved model names the class that reads it. */
export class TokenEmbedding extends layers.Layer {
  static className = 'FirthTokenEmbedding';
  readonly settings: TokenEmbeddingSettings;
  private readonly tableShape: readonly [rows: number, dimensions: number];

  constructor(args: TokenEmbeddingArguments) {
    // What begins a model takes sequences of any length.
    const hasShape = args.batchInputShape != null || args.inputShape != null;
    super(hasShape ? args : { ...args, batchInputShape: [args.batchSize ?? null, null] });
    this.tableShape = [args.rows, args.dimensions];
    const { paddingId, scale, tokenizerFingerprint } = args;
    this.settings = given({ paddingId, scale, tokenizerFingerprint });
    this.supportsMasking = paddingId !== undefined;
  }

  override build(): void {
    // A new layer's weights are set to those it was given, a loaded one's to those that were saved.
    this.addWeight('embeddings', [...this.tableShape], 'float32', initializers.zeros());
    this.built = true;
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    return [...(inputShape as Shape), this.tableShape[1]];
  }

  /** Ids have as many axes as they like. */
  protected override warnOnIncompatibleInputShape(): void {}

  override computeMask(inputs: Tensor | Tensor[]): Tensor {
    const { paddingId } = this.settings;
    // tfjs takes null for no mask, which its types leave out.
    if (paddingId === undefined) return null as unknown as Tensor;
    return tidy(() => notEqual(cast(single(inputs), 'int32'), scalar(paddingId, 'int32')));
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    const { paddingId, scale = 1 } = this.settings;
    return tidy(() => {
      const ids = cast(single(inputs), 'int32');
      const table = this.weights[0]!.read();
      const found = reshape(gather(table, reshape(ids, [ids.size])), [...ids.shape, this.tableShape[1]]);
      const vectors = scale === 1 ? found : mul(found, scale);
      if (paddingId === undefined) return vectors;
      // The padding row is zero already: the product keeps the gradient from it.
      return mul(vectors, expandDims(cast(this.computeMask(ids), 'float32'), -1));
    });
  }

  override getConfig(): serialization.ConfigDict {
    const [rows, dimensions] = this.tableShape;
    return { ...super.getConfig(), ...given(this.settings), rows, dimensions };
  }
}
