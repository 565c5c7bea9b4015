import { word2vec as binary } from '../generated/word2vec.ts';
import { compileKernel } from '../lib/compile.ts';
import { instantiateKernel } from '../lib/instantiate.ts';
import { type Instructions, supportedInstructions } from '../lib/instructions.ts';
import { allocateMemory } from '../lib/model-memory.ts';
import { type ModelRows, modelRows } from '../lib/model-rows.ts';
import type { TrainableModel } from '../lib/training-kernel.ts';
import { layoutWord2Vec } from './layout.ts';
import { kernelParameters } from './parameters.ts';
import { plainWord2Vec } from './plain.ts';
import { inputRowsOf, outputRowsOf, type Word2VecShape } from './shape.ts';

/** A word2vec or fastText model, laid out in memory. The host fills `keep`, `alias` and the input rows before training. */
export interface Word2VecModel extends TrainableModel {
  /** The rows that become the word vectors; in fastText the sums of several do. */
  readonly inputRows: ModelRows;
  /** The rows that predict, of words or of inner nodes; they start at zero. */
  readonly outputRows: ModelRows;
  /** For each word: it is trained on when a random 32-bit integer is at most this. */
  readonly keep: Uint32Array;
  /** The noise distribution as an alias table (`@firth/kernel/random`); empty without negative sampling. */
  readonly alias: Uint32Array;
}

/** Where a model runs: in memory shared between threads or not, on which instructions (the fastest there are, unless said). */
export interface ModelPlace {
  readonly shared: boolean;
  readonly instructions?: Instructions | undefined;
}

/**
 * Returns a zeroed model of `shape` with its compiled kernel.
 *
 * @throws FirthError `BAD_OPTION`, and `LIMIT` or `OUT_OF_MEMORY` where the model does not fit
 */
export async function createWord2VecModel(shape: Word2VecShape, place: ModelPlace): Promise<Word2VecModel> {
  const layout = layoutWord2Vec(shape);
  const { words, dimensions, loss, lockstep, subwords } = shape;
  const memory = allocateMemory(layout.bytes, `a model of ${describeRows(shape)} × ${dimensions} dimensions`, {
    shared: place.shared,
    advise: (bytes) => adviceFor(shape, (0.99 * bytes) / layout.bytes), // Not all of it grows with the rows.
  });
  const instructions = place.instructions ?? supportedInstructions();
  const module = instructions === 'plain' ? undefined : await compileKernel(binary, instructions, place);
  const { buffer } = memory;
  if (loss.type === 'hierarchical-softmax') {
    new Uint32Array(buffer, layout.pathStarts).set(loss.tree.starts);
    new Uint32Array(buffer, layout.paths).set(loss.tree.paths);
  }
  if (subwords) {
    new Uint32Array(buffer, layout.subwordStarts).set(subwords.starts);
    new Uint32Array(buffer, layout.subwords).set(subwords.rows);
  }
  new Uint32Array(buffer, layout.slices).set(layout.sliceBorders);
  const rowsAt = (at: number, count: number): ModelRows =>
    modelRows(buffer, { ...layout, at, count, columns: dimensions });
  return {
    ...{ instructions, lockstep, memory },
    ...(module && { module }),
    inputRows: rowsAt(layout.inputRows, inputRowsOf(shape)),
    outputRows: rowsAt(layout.outputRows, outputRowsOf(shape)),
    keep: new Uint32Array(buffer, layout.keep, words),
    alias: new Uint32Array(buffer, layout.alias, loss.type === 'negative-sampling' ? 2 * words : 0),
    threads: layout.threads.map(({ ids, starts }, thread) => ({
      ids,
      starts,
      parameters: kernelParameters(shape, layout, thread),
    })),
    instantiate: (thread) =>
      module ? instantiateKernel(module, memory, thread.parameters) : plainWord2Vec(buffer, shape, layout),
  };
}

function describeRows({ words, subwords }: Word2VecShape): string {
  return subwords ? `${words} words and ${subwords.count - words} n-grams` : `${words} words`;
}

/** Says what would fit where there is only `part` of what a model of `shape` takes, which grows with its rows and with their length. */
function adviceFor({ words, dimensions, subwords }: Word2VecShape, part: number): string {
  const fewer = subwords ? '' : `${Math.floor(words * part)} words × ${dimensions} dimensions or `;
  return `${fewer}${Math.floor(dimensions * part)} dimensions would fit`;
}
