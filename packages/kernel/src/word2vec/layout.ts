import { type MemoryPlan, planMemory, planWithin } from '../lib/model-memory.ts';
import type { Band } from '../lib/model-rows.ts';
import {
  checkShape,
  inputRowsOf,
  isOneByOne,
  isPooled,
  mostBlocks,
  mostNeighbors,
  mostRowsOfWord,
  mostWordsInPiece,
  outputRowsOf,
  partsOfBatch,
  sharesInLockstep,
  type Word2VecShape,
  windowsAtOnce,
  wordsInPool,
} from './shape.ts';

/** Byte offsets of a model's parts. */
export interface Word2VecLayout {
  readonly bytes: number;
  /** Bytes from one row of a band to the next, a multiple of 32. */
  readonly stride: number;
  /** How many of them are not padding, rounded up to 16: dot products stop there. */
  readonly used: number;
  /** The rows of the first band; those of the others lie `bandBytes` further each. */
  readonly inputRows: number;
  readonly outputRows: number;
  /**
   * The columns of each thread of a lockstep, else all: each thread's cache is filled by its own columns alone, and no processor fetches
   * ahead what another is writing.
   */
  readonly bands: readonly Band[];
  readonly bandBytes: number;
  readonly keep: number;
  readonly alias: number;
  readonly pathStarts: number;
  readonly paths: number;
  /** 0 where each word has one row. */
  readonly subwordStarts: number;
  readonly subwords: number;
  /** Where each slice of the columns begins, in bytes of a whole row, and where the last ends. */
  readonly sliceBorders: readonly number[];
  /** Where the kernel finds those borders. */
  readonly slices: number;
  readonly parts: number;
  readonly partBytes: number;
  readonly slot: SlotLayout;
  readonly threads: readonly ThreadLayout[];
}

/** Bytes of what is kept of a window; as in assembly/lib/slot.ts. */
export interface SlotLayout {
  readonly bytes: number;
  /** Offset of the blocks in the slot. */
  readonly blocks: number;
  readonly windowDots: number;
  readonly sliceDots: number;
  readonly blockDots: number;
  readonly windowRecords: number;
  readonly blockRecords: number;
}

/** A thread's share of the work, and byte offsets of where it works: its own, or in lockstep everybody's. */
export interface ThreadLayout {
  readonly ownSlices: Share;
  readonly ownParts: Share;
  /** From a column's place in a whole row of the first band to its place in the thread's band. */
  readonly shift: number;
  readonly ids: number;
  readonly starts: number;
  /** The gradient records of a block, spread. */
  readonly spread: number;
  readonly partsAt: number;
  readonly slots: number;
  /** A hidden row and its gain for each window, in the first band, as is the row of zeros. */
  readonly hidden: number;
  readonly zeroRow: number;
  readonly dots: number;
  readonly records: number;
}

/** From `first` up to `end`. */
interface Share {
  readonly first: number;
  readonly end: number;
}

const vectorBytes = 16;
/** Rows are used in steps of two vectors. */
const rowStep = 2 * vectorBytes;
const cacheLine = 64;
const slotHeaderBytes = 32;
const blockBytes = 96;
const recordBytes = 32;
const spreadRecordBytes = 96;
const dotsOfTwoInputs = 48;
/** What a part of a batch keeps beside its piece and its pool; as in assembly/lib/part.ts. */
const partStateBytes = 128;
/** Rounds whose lists, and whose numbers, are kept at a time; as in assembly/word2vec.ts. */
const turns = { lists: 4, numbers: 2 };

/** Returns where the parts of a model of `shape` lie. */
export function layoutWord2Vec(shape: Word2VecShape): Word2VecLayout {
  checkShape(shape);
  const { words, dimensions, threads, lockstep, loss, subwords } = shape;
  const plan = planMemory();
  const sliceBorders = bordersOfSlices(dimensions, lockstep ? sharesInLockstep : 1);
  const bands = bandsOf(shape, sliceBorders);
  const stride = Math.max(...bands.map(({ from, to }) => to - from));
  const { bytes: bandBytes, rowsOfWork, ...rows } = layoutBand(shape, stride);
  const firstBand = plan.place(bandBytes * bands.length);
  const parts = partsOfBatch(shape);
  const common = {
    used: roundUp(4 * dimensions, vectorBytes),
    ...{ stride, bands, bandBytes, sliceBorders, parts, slot: layoutSlot(shape) },
    inputRows: firstBand + rows.inputRows,
    outputRows: firstBand + rows.outputRows,
    partBytes: roundUp(partStateBytes + 4 * mostWordsInPiece + 4 * wordsInPool(shape), cacheLine),
    slices: plan.place(4 * sliceBorders.length),
    keep: plan.place(4 * words),
    alias: loss.type === 'negative-sampling' ? plan.place(8 * words) : 0,
    pathStarts: loss.type === 'hierarchical-softmax' ? plan.place(loss.tree.starts.byteLength) : 0,
    paths: loss.type === 'hierarchical-softmax' ? plan.place(loss.tree.paths.byteLength) : 0,
    subwordStarts: subwords ? plan.place(subwords.starts.byteLength) : 0,
    subwords: subwords ? plan.place(subwords.rows.byteLength) : 0,
  };
  const workplaces = rowsOfWork.map(({ hidden, zeroRow }) => ({
    hidden: firstBand + hidden,
    zeroRow: firstBand + zeroRow,
    ...layoutWorkplace(plan, shape, common),
  }));
  return {
    ...common,
    threads: Array.from({ length: threads }, (_, thread) => ({
      ...sharesOf(shape, parts, thread),
      shift: lockstep ? thread * bandBytes - bands[thread]!.from : 0,
      ids: plan.place(4 * shape.batch.ids),
      starts: plan.place(4 * (shape.batch.sentences + 1)),
      spread: plan.place(spreadRecordBytes * mostPredictors(shape)),
      ...workplaces[lockstep ? 0 : thread]!,
    })),
    bytes: plan.bytes,
  };
}

/** Borders at whole steps, between equal slices as far as there are. */
function bordersOfSlices(dimensions: number, slices: number): number[] {
  const steps = Math.ceil((4 * dimensions) / rowStep);
  return Array.from({ length: slices + 1 }, (_, slice) => Math.floor((steps * slice) / slices) * rowStep);
}

function bandsOf(shape: Word2VecShape, borders: readonly number[]): Band[] {
  if (!shape.lockstep) return [{ from: 0, to: borders.at(-1)! }];
  return Array.from({ length: shape.threads }, (_, thread) => {
    const { first, end } = shareOf(shape, sharesInLockstep, thread);
    return { from: borders[first]!, to: borders[end]! };
  });
}

/** Returns where the rows lie in a band: those of the model, and those that threads work with, in a lockstep together. */
function layoutBand(shape: Word2VecShape, stride: number) {
  const plan = planWithin();
  const tables = {
    inputRows: plan.place(inputRowsOf(shape) * stride),
    outputRows: plan.place(outputRowsOf(shape) * stride),
  };
  const rowsOfWork = Array.from({ length: shape.lockstep ? 1 : shape.threads }, () => ({
    hidden: plan.place(2 * stride * windowsAtOnce(shape) * turns.numbers),
    zeroRow: plan.place(stride),
  }));
  return { ...tables, rowsOfWork, bytes: plan.bytes };
}

function layoutWorkplace(
  plan: MemoryPlan,
  shape: Word2VecShape,
  { sliceBorders, parts, partBytes, slot }: Pick<Word2VecLayout, 'sliceBorders' | 'parts' | 'partBytes' | 'slot'>,
): Pick<ThreadLayout, 'partsAt' | 'slots' | 'dots' | 'records'> {
  const windows = windowsAtOnce(shape);
  return {
    partsAt: plan.place(partBytes * parts),
    slots: plan.place(slot.bytes * windows * turns.lists),
    dots: plan.place(slot.sliceDots * (sliceBorders.length - 1)),
    records: plan.place(slot.windowRecords * windows * turns.numbers),
  };
}

/** In lockstep a thread has some of the slices and the parts of the same numbers, else all of its own. */
function sharesOf(shape: Word2VecShape, parts: number, thread: number): Pick<ThreadLayout, 'ownSlices' | 'ownParts'> {
  if (!shape.lockstep) return { ownSlices: { first: 0, end: 1 }, ownParts: { first: 0, end: 1 } };
  return { ownSlices: shareOf(shape, sharesInLockstep, thread), ownParts: shareOf(shape, parts, thread) };
}

function shareOf({ threads }: Word2VecShape, pieces: number, thread: number): Share {
  const border = (threadsBefore: number): number => Math.floor((threadsBefore * pieces) / threads);
  return { first: border(thread), end: border(thread + 1) };
}

function layoutSlot(shape: Word2VecShape): SlotLayout {
  const { loss, words } = shape;
  const predictors = mostPredictors(shape);
  const blocks = roundUp(slotHeaderBytes + 4 * mostInputs(shape), 16);
  const blockDots = dotsOfTwoInputs * Math.ceil(predictors / 2);
  const blockRecords = recordBytes * predictors;
  const [windowDots, windowRecords] =
    loss.type === 'softmax'
      ? [roundUp(4 * words, 16), roundUp(4 * words, 16)]
      : [blockDots * mostBlocks(shape), blockRecords * mostBlocks(shape)];
  return {
    bytes: roundUp(blocks + blockBytes * mostBlocks(shape), cacheLine),
    blocks,
    ...{ windowDots, blockDots, windowRecords, blockRecords },
    sliceDots: roundUp(windowDots * windowsAtOnce(shape) * turns.numbers, cacheLine),
  };
}

/** The most input rows of a window. */
function mostInputs(shape: Word2VecShape): number {
  const isOneWord = isOneByOne(shape) || (shape.subwords && shape.architecture === 'skip-gram');
  return mostRowsOfWord(shape) * (isOneWord ? 1 : mostNeighbors(shape));
}

/** The most rows that predict at the same time. */
function mostPredictors(shape: Word2VecShape): number {
  return isPooled(shape) ? 1 : mostInputs(shape);
}

function roundUp(bytes: number, step: number): number {
  return Math.ceil(bytes / step) * step;
}
