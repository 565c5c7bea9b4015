import { type MemoryPlan, planMemory } from '../lib/model-memory.ts';
import {
  checkShape,
  hasNoisePool,
  inputRowsOf,
  isOneByOne,
  isPooled,
  mostBlocks,
  mostNeighbors,
  mostRowsOfWord,
  mostWordsInPiece,
  noisePool,
  outputRowsOf,
  slicesInLockstep,
  type Word2VecShape,
  windowsAtOnce,
} from './shape.ts';

/** Byte offsets of a model's parts. */
export interface Word2VecLayout {
  readonly bytes: number;
  /** Bytes from one row to the next, a multiple of 32. */
  readonly stride: number;
  /** How many of them are not padding, rounded up to 16: dot products stop there. */
  readonly used: number;
  readonly inputRows: number;
  readonly outputRows: number;
  readonly keep: number;
  readonly alias: number;
  readonly pathStarts: number;
  readonly paths: number;
  /** 0 where each word has one row. */
  readonly subwordStarts: number;
  readonly subwords: number;
  readonly slices: number;
  readonly slot: SlotLayout;
  /** Bytes of the dot products of one block, and of all that one slice of one window has. */
  readonly blockDots: number;
  readonly sliceDots: number;
  readonly threads: readonly ThreadLayout[];
}

/** Byte offsets in a slot, in which a thread keeps a window; as in assembly/word2vec.ts. */
export interface SlotLayout {
  readonly bytes: number;
  readonly blocks: number;
  readonly hidden: number;
  readonly gain: number;
}

/** Byte offsets of what belongs to one thread. The dots are everybody's in lockstep. */
export interface ThreadLayout {
  readonly firstSlice: number;
  readonly endSlice: number;
  readonly ids: number;
  readonly starts: number;
  readonly piece: number;
  readonly slots: number;
  readonly dots: number;
  readonly records: number;
  readonly zeroRow: number;
  /** 0 where there is none. */
  readonly noisePool: number;
}

/** Rows are used in steps of two 128-bit vectors. */
const rowStep = 32;
const cacheLine = 64;
const slotHeaderBytes = 20;
const blockBytes = 96;
const recordBytes = 96;
const dotsOfTwoInputs = 48;

/** Returns where the parts of a model of `shape` lie. */
export function layoutWord2Vec(shape: Word2VecShape): Word2VecLayout {
  checkShape(shape);
  const { words, dimensions, threads, lockstep, loss, subwords } = shape;
  const plan = planMemory();
  const stride = roundUp(4 * dimensions, rowStep);
  const slices = lockstep ? slicesInLockstep : 1;
  const blockDots = dotsOfTwoInputs * Math.ceil(mostPredictors(shape) / 2);
  const sliceDots = loss.type === 'softmax' ? roundUp(4 * words, 16) : blockDots * mostBlocks(shape);
  const common = {
    used: roundUp(4 * dimensions, 16),
    ...{ stride, slices, blockDots, sliceDots, slot: layoutSlot(shape, stride) },
    inputRows: plan.place(inputRowsOf(shape) * stride),
    outputRows: plan.place(outputRowsOf(shape) * stride),
    keep: plan.place(4 * words),
    alias: loss.type === 'negative-sampling' ? plan.place(8 * words) : 0,
    pathStarts: loss.type === 'hierarchical-softmax' ? plan.place(loss.tree.starts.byteLength) : 0,
    paths: loss.type === 'hierarchical-softmax' ? plan.place(loss.tree.paths.byteLength) : 0,
    subwordStarts: subwords ? plan.place(subwords.starts.byteLength) : 0,
    subwords: subwords ? plan.place(subwords.rows.byteLength) : 0,
  };
  const dotsBytes = sliceDots * slices * windowsAtOnce(shape);
  const sharedDots = lockstep ? plan.place(2 * dotsBytes) : undefined;
  return {
    ...common,
    threads: Array.from({ length: threads }, (_, thread) =>
      layoutThread(plan, shape, common, thread, sharedDots ?? plan.place(dotsBytes)),
    ),
    bytes: plan.bytes,
  };
}

function layoutThread(
  plan: MemoryPlan,
  shape: Word2VecShape,
  { stride, slices, slot }: Pick<Word2VecLayout, 'stride' | 'slices' | 'slot'>,
  thread: number,
  dots: number,
): ThreadLayout {
  const { batch, threads, lockstep, loss, words } = shape;
  const recordsBytes = loss.type === 'softmax' ? roundUp(4 * words, 16) : recordBytes * mostPredictors(shape);
  return {
    firstSlice: lockstep ? Math.floor((thread * slices) / threads) : 0,
    endSlice: lockstep ? Math.floor(((thread + 1) * slices) / threads) : 1,
    ids: plan.place(4 * batch.ids),
    starts: plan.place(4 * (batch.sentences + 1)),
    piece: plan.place(4 * mostWordsInPiece),
    slots: plan.place(slot.bytes * (windowsAtOnce(shape) + 1)),
    dots,
    records: plan.place(recordsBytes),
    zeroRow: plan.place(stride),
    noisePool: hasNoisePool(shape) ? plan.place(4 * noisePool.words) : 0,
  };
}

function layoutSlot(shape: Word2VecShape, stride: number): SlotLayout {
  const blocks = roundUp(slotHeaderBytes + 4 * mostInputs(shape), cacheLine);
  const hidden = roundUp(blocks + blockBytes * mostBlocks(shape), cacheLine);
  const gain = hidden + roundUp(stride, cacheLine);
  return { blocks, hidden, gain, bytes: gain + roundUp(stride, cacheLine) };
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
