import { FirthError } from '@firth/core';
import { cooccurrence as binary } from '../generated/cooccurrence.ts';
import { compileKernel } from '../lib/compile.ts';
import { type Instructions, supportedInstructions } from '../lib/instructions.ts';
import { allocateMemory, planMemory } from '../lib/model-memory.ts';
import type { Producer, ProducingKernel } from '../lib/producing-kernel.ts';
import { plainCounter } from './plain.ts';

/** Stands before, between and behind the sentences of a text. */
export const separator = 0xffff_ffff;

/** What is counted. */
export interface CooccurrenceShape {
  readonly words: number;
  /** Tokens of the text, and their sentences. */
  readonly tokens: number;
  readonly sentences: number;
  /** How far a neighbor may be from a word. */
  readonly window: number;
  /** Whether neighbors on both sides count, or only those that follow. */
  readonly symmetric: boolean;
  /** The most rows, and the most records, that are asked for at a time. */
  readonly rows: number;
  readonly records: number;
  readonly threads: number;
}

/**
 * Counts rows of the co-occurrence matrix of a text: `produce` makes, of the rows from `first` up to `end`, the number of records of each
 * (u32), and of all records the columns (u32), ascending in a row, and the counts (f64), sums of `weights`. The host fills in the rest.
 */
export interface CooccurrenceCounter extends Producer {
  /** The ids of the tokens with {@link separator} before, between and behind the sentences. */
  readonly text: Uint32Array;
  /** For each word the indices of its tokens in `text`, one word after the other, ascending. */
  readonly places: Uint32Array;
  /** Where the places of each word begin, and last where all end. */
  readonly placeStarts: Uint32Array;
  /** What a neighbor 1, 2, … `window` places away counts: whole numbers, so that sums are exact and in any order the same. */
  readonly weights: Float64Array;
}

/** Byte offsets of a counter's parts. */
export interface CounterLayout {
  readonly bytes: number;
  readonly text: number;
  readonly places: number;
  readonly placeStarts: number;
  readonly weights: number;
  readonly threads: readonly ThreadLayout[];
}

interface ThreadLayout {
  readonly cells: number;
  readonly bits: number;
  readonly summary: number;
  readonly fresh: number;
  readonly rowSizes: number;
  readonly columns: number;
  readonly counts: number;
  readonly parts: number;
}

/** The kernel reads so many places ahead, to have their tokens at hand. */
const placesAhead = 16;

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
        ? instanceOf(module, memory, threads[thread]!.parameters)
        : plainCounter(buffer, shape, layout, layout.threads[thread]!),
  };
}

function layoutCounter(shape: CooccurrenceShape): CounterLayout {
  const { words, tokens, sentences, window, rows, records, threads } = shape;
  for (const [name, value] of Object.entries({ words, window, rows, records, threads })) {
    if (Number.isSafeInteger(value) && value >= 1) continue;
    throw new FirthError('BAD_OPTION', `${name} must be a whole number from 1, not ${value}`);
  }
  const plan = planMemory();
  const groups = Math.ceil(words / 64);
  return {
    text: plan.place(4 * (tokens + sentences + 1)),
    places: plan.place(4 * (tokens + placesAhead)),
    placeStarts: plan.place(4 * (words + 1)),
    weights: plan.place(8 * window),
    threads: Array.from({ length: threads }, () => ({
      cells: plan.place(8 * words),
      bits: plan.place(8 * groups),
      summary: plan.place(8 * Math.ceil(groups / 64)),
      fresh: plan.place(4 * (words + 1)),
      rowSizes: plan.place(4 * rows),
      columns: plan.place(4 * records),
      counts: plan.place(8 * records),
      parts: plan.place(28),
    })),
    bytes: plan.bytes,
  };
}

function instanceOf(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  parameters: readonly number[],
): ProducingKernel {
  const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as ProducingKernel & {
    initialize(...parameters: readonly number[]): void;
  };
  kernel.initialize(...parameters);
  return kernel;
}
