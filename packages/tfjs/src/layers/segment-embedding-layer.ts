import { type Initializer, normal } from '@firth/embedding';
import { add, cast, gather, reshape, serialization, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { initializers, layers } from '@tensorflow/tfjs-layers';
import { toTensor } from '../matrix.ts';
import { given, type LayerArguments, type LayerOptions, type Shape } from './layer-options.ts';

export interface SegmentEmbeddingLayerOptions extends LayerOptions {
  readonly dimensions: number;
  /** How many segments there are (default 2: a text, and the second of a pair). */
  readonly segments?: number | undefined;
  /** Makes the table. Default `normal({ deviation: 0.02 })`, as BERT's. */
  readonly initializer?: Initializer | undefined;
}

/**
 * Returns a layer that adds to each row of a sequence the row of its segment, BERT's token types. It has two inputs, the rows and the `typeIds` of a
 * tokenizer: `[batch, length, dimensions]` and `[batch, length]` in, the first one's shape out.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * import { tensor2d, tensor3d, type Tensor } from '@tensorflow/tfjs-core';
 *
 * await useBackend({ among: ['cpu'] });
 * const table = { rows: 2, columns: 2, data: Float32Array.of(0, 0, 10, 20) };
 * const layer = segmentEmbeddingLayer({ dimensions: 2, initializer: () => table });
 * const rows = layer.apply([tensor3d([1, 2, 3, 4], [1, 2, 2]), tensor2d([[0, 1]])]) as Tensor;
 * console.log(rows.dataSync().join(' ')); // 1 2 13 24
 * ```
 */
export function segmentEmbeddingLayer(options: SegmentEmbeddingLayerOptions): layers.Layer {
  serialization.registerClass(SegmentEmbedding);
  const { dimensions, segments = 2, initializer = normal({ deviation: 0.02 }), ...common } = options;
  const weights = [toTensor(initializer(segments, dimensions))];
  return new SegmentEmbedding({ ...given(common), segments, dimensions, weights });
}

/** A class because tfjs's layers are: a saved model names the class that reads it. */
export class SegmentEmbedding extends layers.Layer {
  static className = 'FirthSegmentEmbedding';
  private readonly tableShape: readonly [segments: number, dimensions: number];

  constructor(args: LayerArguments & { readonly segments: number; readonly dimensions: number }) {
    super(args);
    this.tableShape = [args.segments, args.dimensions];
    this.supportsMasking = true;
  }

  override build(): void {
    this.addWeight('segments', [...this.tableShape], 'float32', initializers.zeros());
    this.built = true;
  }

  override computeOutputShape(inputShapes: Shape | Shape[]): Shape {
    return (inputShapes as Shape[])[0]!;
  }

  /** The rows keep their mask; segments have none. */
  override computeMask(_inputs: Tensor | Tensor[], masks?: Tensor | Tensor[]): Tensor {
    return (masks as Tensor[] | undefined)?.[0] ?? (null as unknown as Tensor);
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    return tidy(() => {
      const [rows, segments] = inputs as [Tensor, Tensor];
      const ids = reshape(cast(segments, 'int32'), [segments.size]);
      return add(rows, reshape(gather(this.weights[0]!.read(), ids), rows.shape));
    });
  }

  override getConfig(): serialization.ConfigDict {
    const [segments, dimensions] = this.tableShape;
    return { ...super.getConfig(), segments, dimensions };
  }
}
