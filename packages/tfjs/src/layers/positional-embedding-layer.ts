import { FirthError } from '@firth/core';
import { type Initializer, normal } from '@firth/embedding';
import { type AdditiveEncoding, type SinusoidalLayout, sinusoidal } from '@firth/positional-encoding';
import { add, serialization, slice, type Tensor, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { initializers, layers } from '@tensorflow/tfjs-layers';
import { toTensor } from '../matrix.ts';
import { given, type LayerArguments, type LayerOptions, type Shape, single } from './layer-options.ts';

/** A trained row for each position, or sines and cosines. */
export type PositionalEmbeddingLayerOptions = LayerOptions &
  (
    | {
        readonly type: 'learned';
        /** How many positions there are: the longest sequence. */
        readonly positions: number;
        readonly dimensions: number;
        /** Makes the table. Default `normal({ deviation: 0.02 })`, as BERT's and GPT-2's. */
        readonly initializer?: Initializer | undefined;
      }
    | {
        readonly type: 'sinusoidal';
        /** Default `interleaved`. */
        readonly layout?: SinusoidalLayout | undefined;
        /** Default 10,000. */
        readonly base?: number | undefined;
      }
  );

/**
 * Returns a layer that adds to each row of a sequence the row of its position: `[batch, length, dimensions]` in and out. `learned` is BERT's and GPT-2's,
 * `sinusoidal` that of Vaswani et al. (2017), which has nothing to train and takes sequences of any length.
 *
 * @throws FirthError `BAD_OPTION`; when called, also for a sequence that is longer than the table
 * @example
 * ```ts
 * import { tensor3d, type Tensor } from '@tensorflow/tfjs-core';
 *
 * await useBackend({ among: ['cpu'] });
 * const layer = positionalEmbeddingLayer({ type: 'sinusoidal' });
 * const rows = layer.apply(tensor3d([0, 0, 0, 0], [1, 2, 2])) as Tensor;
 * console.log(Array.from(rows.dataSync(), (value) => value.toFixed(2)).join(' ')); // 0.00 1.00 0.84 0.54
 * ```
 */
export function positionalEmbeddingLayer(options: PositionalEmbeddingLayerOptions): layers.Layer {
  serialization.registerClass(LearnedPositions);
  serialization.registerClass(SinusoidalPositions);
  const { name, trainable } = options;
  const common = given({ name, trainable });
  if (options.type === 'sinusoidal') {
    const { layout = 'interleaved', base = 10_000 } = options;
    return new SinusoidalPositions({ ...common, layout, base });
  }
  const { positions, dimensions, initializer = normal({ deviation: 0.02 }) } = options;
  const weights = [toTensor(initializer(positions, dimensions))];
  return new LearnedPositions({ ...common, positions, dimensions, weights });
}

/** A class because tfjs's layers are: a saved model names the class that reads it. */
export class LearnedPositions extends layers.Layer {
  static className = 'FirthLearnedPositions';
  private readonly tableShape: readonly [positions: number, dimensions: number];

  constructor(args: LayerArguments & { readonly positions: number; readonly dimensions: number }) {
    super(args);
    this.tableShape = [args.positions, args.dimensions];
    this.supportsMasking = true;
  }

  override build(): void {
    this.addWeight('positions', [...this.tableShape], 'float32', initializers.zeros());
    this.built = true;
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    return inputShape as Shape;
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    return tidy(() => {
      const rows = single(inputs);
      const [positions, dimensions] = this.tableShape;
      const length = rows.shape.at(-2)!;
      if (length > positions)
        throw new FirthError(
          'BAD_OPTION',
          `a sequence of ${length} is longer than the table of ${positions} positions`,
        );
      return add(rows, slice(this.weights[0]!.read(), [0, 0], [length, dimensions]));
    });
  }

  override getConfig(): serialization.ConfigDict {
    const [positions, dimensions] = this.tableShape;
    return { ...super.getConfig(), positions, dimensions };
  }
}

/** A class for the same reason. */
export class SinusoidalPositions extends layers.Layer {
  static className = 'FirthSinusoidalPositions';
  private readonly shape: { readonly layout: SinusoidalLayout; readonly base: number };
  /** Keeps the rows that it has made. */
  private encoding: AdditiveEncoding | undefined;

  constructor(args: LayerArguments & { readonly layout: SinusoidalLayout; readonly base: number }) {
    super(args);
    this.shape = { layout: args.layout, base: args.base };
    this.supportsMasking = true;
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    return inputShape as Shape;
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    return tidy(() => {
      const rows = single(inputs);
      const [length, dimensions] = [rows.shape.at(-2)!, rows.shape.at(-1)!];
      this.encoding ??= sinusoidal({ dimensions, ...this.shape });
      return add(rows, tensor2d(this.encoding.table(length) as Float32Array, [length, dimensions]));
    });
  }

  override getConfig(): serialization.ConfigDict {
    return { ...super.getConfig(), ...this.shape };
  }
}
