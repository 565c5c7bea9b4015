import { cooccurrence as binary } from '../generated/cooccurrence.ts';
import { compileKernel } from '../lib/compile.ts';
import { instantiateKernel } from '../lib/instantiate.ts';
import { type Instructions, supportedInstructions } from '../lib/instructions.ts';
import { allocateMemory } from '../lib/model-memory.ts';
import type { Producer } from '../lib/producing-kernel.ts';
import { layoutCounter } from './layout.ts';
import { plainCounter } from './plain.ts';
import type { CooccurrenceShape } from './shape.ts';

/**
 * Counts rows of the co-occurrence matrix of a text: `produce` makes, of the rows from `first` up to `end`, the number of records of each
 * (u32), and of all records the columns (u32), ascending in a row, and the counts (f64), sums of `weights`. The host fills in the rest.
 */
export interface CooccurrenceCounter extends Producer {
  /** The ids of the tokens with `separator` before, between and behind the sentences. */
  readonly text: Uint32Array;
  /** For each word the indices of its tokens in `text`, one word after the other, ascending. */
  readonly places: Uint32Array;
  /** Where the places of each word begin, and last where all end. */
  readonly placeStarts: Uint32Array;
  /** What a neighbor 1, 2, … `window` places away counts: whole numbers, so that sums are exact and in any order the same. */
  readonly weights: Float64Array;
}

/**
 * Returns a counter with its compiled kernel, its text empty.
 *
 * @throws FirthError `BAD_OPTION`, and `LIMIT` or `OUT_OF_MEMORY` where it does not fit
 */
export async function createCooccurrenceCounter(
  shape: CooccurrenceShape,
  place: { readonly shared: boolean; readonly instructions?: Instructions | undefined },
): Promise<CooccurrenceCounter> {
  const { words, tokens, sentences, window, symmetric } = shape;
  const layout = layoutCounter(shape);
  const memory = allocateMemory(layout.bytes, `counting in a text of ${tokens} words`, place);
  const instructions = place.instructions ?? supportedInstructions();
  const module = instructions === 'plain' ? undefined : await compileKernel(binary, instructions, place);
  const { buffer } = memory;
  const threads = layout.threads.map((own) => ({
    parameters: [
      ...[layout.text, layout.places, layout.placeStarts, layout.weights, window, Number(symmetric), words],
      ...[own.cells, own.bits, own.summary, own.fresh, own.rowSizes, own.columns, own.counts, own.parts],
    ],
  }));
  return {
    ...{ instructions, memory, threads },
    ...(module && { module }),
    text: new Uint32Array(buffer, layout.text, tokens + sentences + 1),
    places: new Uint32Array(buffer, layout.places, tokens),
    placeStarts: new Uint32Array(buffer, layout.placeStarts, words + 1),
    weights: new Float64Array(buffer, layout.weights, window),
    instantiate: (thread) =>
      module
        ? instantiateKernel(module, memory, threads[thread]!.parameters)
        : plainCounter(buffer, shape, layout, layout.threads[thread]!),
  };
}
