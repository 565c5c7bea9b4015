import { classifier as binary } from '../generated/classifier.ts';
import { compileKernel } from '../lib/compile.ts';
import { instantiateKernel } from '../lib/instantiate.ts';
import { type Instructions, supportedInstructions } from '../lib/instructions.ts';
import { allocateMemory } from '../lib/model-memory.ts';
import type { ThreadPlace, TrainableModel } from '../lib/training-kernel.ts';
import type { ClassifierKernel } from './kernel.ts';
import { type ClassifierLayout, layoutClassifier } from './layout.ts';
import { kernelParameters } from './parameters.ts';
import { plainClassifier } from './plain.ts';
import type { ClassifierShape } from './shape.ts';

/** A text classifier, laid out in memory, all zero. */
export interface ClassifierModel extends TrainableModel {
  /** Floats from one row to the next; the columns past `dimensions` stay zero. */
  readonly stride: number;
  /** The rows of words and buckets. */
  readonly inputRows: Float32Array;
  /** The rows of labels or of inner nodes. */
  readonly outputRows: Float32Array;
  /** The noise distribution as an alias table (`@firth/kernel/random`); empty without negative sampling. */
  readonly alias: Uint32Array;
  instantiate(place: ThreadPlace): ClassifierKernel;
}

/** Where a model runs: in memory shared between threads or not, on which instructions (the fastest there are, unless said). */
export interface ClassifierPlace {
  readonly shared: boolean;
  readonly instructions?: Instructions | undefined;
}

/**
 * Returns a zeroed model of `shape` with its compiled kernel.
 *
 * @throws FirthError `BAD_OPTION`, and `LIMIT` or `OUT_OF_MEMORY` where the model does not fit
 */
export async function createClassifierModel(shape: ClassifierShape, place: ClassifierPlace): Promise<ClassifierModel> {
  const layout = layoutClassifier(shape);
  const { dimensions, inputRows, labels, loss } = shape;
  const memory = allocateMemory(layout.bytes, `a classifier of ${inputRows} rows × ${dimensions} dimensions`, place);
  const instructions = place.instructions ?? supportedInstructions();
  const module = instructions === 'plain' ? undefined : await compileKernel(binary, instructions, place);
  const { buffer } = memory;
  writeTables(buffer, shape, layout);
  const floatsOf = (rows: number): number => (layout.stride / 4) * rows;
  return {
    ...{ instructions, memory, lockstep: false },
    ...(module && { module }),
    stride: layout.stride / 4,
    inputRows: new Float32Array(buffer, layout.inputRows, floatsOf(inputRows)),
    outputRows: new Float32Array(buffer, layout.outputRows, floatsOf(labels)),
    alias: new Uint32Array(buffer, layout.alias, loss.type === 'negative-sampling' ? 2 * labels : 0),
    threads: layout.threads.map(({ ids, starts }, thread) => ({
      ids,
      starts,
      parameters: kernelParameters(shape, layout, thread),
    })),
    instantiate: (thread) =>
      module ? instantiateKernel(module, memory, thread.parameters) : plainClassifier(buffer, shape, layout),
  };
}

function writeTables(buffer: ArrayBufferLike, shape: ClassifierShape, layout: ClassifierLayout): void {
  const { tokens, wordNgrams, loss } = shape;
  const write = (table: Uint32Array, offset: number): void => new Uint32Array(buffer, offset).set(table);
  write(tokens.rowStarts, layout.rowStarts);
  write(tokens.rows, layout.rowLists);
  write(tokens.hashes, layout.hashes);
  new Int32Array(buffer, layout.labelOf).set(tokens.labels);
  if (wordNgrams.rowOfBucket) write(wordNgrams.rowOfBucket, layout.bucketRows);
  if (loss.type === 'hierarchical-softmax') {
    write(loss.tree.starts, layout.pathStarts);
    write(loss.tree.paths, layout.paths);
  }
  if (layout.copied > 0) markCopied(buffer, shape, layout);
}

/** Marks a number among the rows that threads copy, in a list of rows. As in assembly/classifier.ts. */
const copiedMark = 0x8000_0000;

/** Tells each thread which rows it copies, and puts their numbers among the copied ones into the tokens' lists of rows. */
function markCopied(
  buffer: ArrayBufferLike,
  { frequentRows, tokens }: ClassifierShape,
  layout: ClassifierLayout,
): void {
  const copied = frequentRows.subarray(0, layout.copied);
  const lastCopied = copied.reduce((last, row) => Math.max(last, row), 0);
  const numberOf = new Uint32Array(lastCopied + 1); // and 1 more; 0 for a row that is not copied
  for (const [number, row] of copied.entries()) numberOf[row] = number + 1;
  const lists = new Uint32Array(buffer, layout.rowLists, tokens.rows.length);
  for (let i = 0; i < lists.length; i++) {
    const number = numberOf[lists[i]!];
    if (number) lists[i] = copiedMark + number - 1;
  }
  for (const { copyEntries } of layout.threads) {
    const entries = new Uint32Array(buffer, copyEntries, 2 * copied.length);
    for (const [number, row] of copied.entries()) entries[2 * number] = layout.inputRows + row * layout.stride;
  }
}
