import { type RoPEOptions, type RoPEScaling, rope, ropeFrequencies } from '@firth/positional-encoding';

/** Numbers of a query or key: twice as many as there are pairs, and fewer than a model has, so that each can be seen. */
export const headDimensions = 16;

/** The longest sequence of the first training, for the scalings that ask. */
export const trainedPositions = 2048;

/** A way to stretch RoPE over longer texts. */
export interface Scaling {
  readonly name: string;
  /** What it does, in a few words. */
  readonly idea: string;
  readonly options: RoPEOptions;
}

/** Returns the scalings by `factor`, of which the first is none. */
export function scalingsBy(factor: number, base: number): readonly Scaling[] {
  const scaling = (name: string, idea: string, how?: RoPEScaling): Scaling => ({
    name,
    idea,
    options: { headDimensions, base, layout: 'interleaved', ...(how && { scaling: how }) },
  });
  return [
    scaling('none', 'as trained'),
    scaling('linear', 'all hands slower', { type: 'linear', factor }),
    scaling('NTK', 'a larger base: the slow hands slower', { type: 'ntk', factor }),
    scaling('YaRN', 'quick hands kept, slow ones slower, a ramp between', { type: 'yarn', factor, trainedPositions }),
    scaling('LLaMA 3', 'the same with other bounds', {
      type: 'llama3',
      factor,
      trainedPositions,
      lowFrequencyFactor: 1,
      highFrequencyFactor: 4,
    }),
  ];
}

/** Where the hand of each pair points that pointed to the right at position 0: x and y by turns. */
export function handsAt(position: number, { options }: Scaling): Float32Array {
  const hands = Float32Array.from({ length: headDimensions }, (_, i) => (i % 2 === 0 ? 1 : 0));
  rope({ ...options, cachedPositions: 1 }).apply(hands, 1, position);
  return hands;
}

/** In how many positions each pair turns once. */
export function wavelengthsOf({ options }: Scaling): number[] {
  return Array.from(ropeFrequencies(options).inverseFrequencies, (frequency) => (2 * Math.PI) / frequency);
}

/** The score of a query and a key that stands `distance` before it. Both are made up, and the same everywhere. */
export function scoreAt(position: number, distance: number, { options }: Scaling): number {
  const query = Float32Array.from({ length: headDimensions }, (_, i) => Math.sin(3 * i + 1));
  const key = Float32Array.from({ length: headDimensions }, (_, i) => Math.cos(2 * i));
  const encoding = rope({ ...options, cachedPositions: 1 });
  encoding.apply(query, 1, position);
  encoding.apply(key, 1, position - distance);
  return query.reduce((sum, value, i) => sum + value * key[i]!, 0);
}
